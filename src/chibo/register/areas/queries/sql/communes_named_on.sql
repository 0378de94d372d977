-- In which communes do these areas lie on a day, and which cell serves each, if that lies in the scope on that day or on the
-- day of asking? A commune has no personal data: whoever may see a figure of the root it counts for may see its name.
-- ids, days, roots, asked_on. Rests on the keys of areas, communes and servings by area and on ancestry by unit.
SELECT wanted.position, coalesce(commune.name, lies.commune_code, ''), NULL::uuid, cell.public_id,
       coalesce(cell_named.name, ''), lower(area.valid_during), '', NULL, NULL, 'areas_area', area.id
  FROM unnest(%(ids)s::bigint[], %(days)s::date[]) WITH ORDINALITY AS wanted (id, day, position)
  JOIN areas_area area ON area.id = wanted.id
  LEFT JOIN areas_areacommune lies ON lies.area_id = area.id AND lies.valid_during @> wanted.day
  LEFT JOIN areas_administrativeunit commune ON commune.code = lies.commune_code AND commune.valid_during @> wanted.day
  LEFT JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> wanted.day
  LEFT JOIN units_unit cell ON cell.id = serving.cell_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
 WHERE cell.id IS NULL
    OR EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = cell.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> wanted.day OR reach.valid_during @> %(asked_on)s::date))
