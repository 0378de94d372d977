-- Which units were granted, as of the day; one that stands under another granted one on that day is left out.
-- roots, on. Rests on the key of units and on ancestry by unit.
SELECT unit.id, unit.public_id, coalesce(named.name, ''), coded.code, kind.code, level.code, setting.code,
       EXISTS (SELECT 1 FROM units_placement below WHERE below.parent_id = unit.id AND below.valid_during @> %(on)s::date)
  FROM units_unit unit
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = unit.id AND coded.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'level'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) level ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'setting'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) setting ON true
 WHERE unit.id = ANY(%(roots)s::bigint[])
   AND NOT EXISTS (SELECT 1 FROM units_ancestry above WHERE above.unit_id = unit.id AND above.depth > 0
                      AND above.ancestor_id = ANY(%(roots)s::bigint[]) AND above.valid_during @> %(on)s::date
                   OFFSET 0)
 ORDER BY array_position(ARRAY['central', 'province', 'superior', 'base', 'sectional', 'cell', 'group', 'beside', 'staff'], level.code),
          coded.code COLLATE "C" NULLS LAST, vietnamese_fold(named.name) COLLATE "C", unit.id
