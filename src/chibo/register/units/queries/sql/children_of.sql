-- Which units stand directly under this one on the day, by level, then by code?
-- unit, on. Rests on the index of placements by parent.
SELECT unit.id, unit.public_id, coalesce(named.name, ''), coded.code, kind.code, level.code, setting.code,
       EXISTS (SELECT 1 FROM units_placement below WHERE below.parent_id = unit.id AND below.valid_during @> %(on)s::date)
  FROM units_placement placement
  JOIN units_unit unit ON unit.id = placement.unit_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = unit.id AND coded.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'level'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) level ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'setting'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) setting ON true
 WHERE placement.parent_id = %(unit)s AND placement.valid_during @> %(on)s::date
 ORDER BY array_position(ARRAY['central', 'province', 'superior', 'base', 'sectional', 'cell', 'group', 'beside', 'staff'], level.code),
          coded.code COLLATE "C" NULLS LAST, vietnamese_fold(named.name) COLLATE "C", unit.id
