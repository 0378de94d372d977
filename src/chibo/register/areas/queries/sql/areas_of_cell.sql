-- Which areas does this cell serve on the day, by name?
-- cell, on. Rests on the index of servings by cell.
SELECT area.public_id, area.kind, coalesce(named.name, ''), area.code, commune.kind || ' ' || commune.name,
       cell.public_id, cell_named.name,
       (SELECT count(*) FROM areas_serving also WHERE also.cell_id = serving.cell_id AND also.valid_during @> %(on)s::date) > 1
  FROM areas_serving serving
  JOIN areas_area area ON area.id = serving.area_id
  LEFT JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = area.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN areas_areacommune lies ON lies.area_id = area.id AND lies.valid_during @> %(on)s::date
  LEFT JOIN areas_administrativeunit commune ON commune.code = lies.commune_code AND commune.valid_during @> %(on)s::date
  LEFT JOIN units_unit cell ON cell.id = serving.cell_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
 WHERE serving.cell_id = %(cell)s AND serving.valid_during @> %(on)s::date
 ORDER BY vietnamese_fold(named.name) COLLATE "C", area.id
