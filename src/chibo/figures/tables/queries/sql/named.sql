-- How are the units called on the day (or, where one has ended by then, when it last lived), and under what do they stand?
-- units, on.
SELECT unit.id,
       coalesce((SELECT name FROM units_unitname named WHERE named.unit_id = unit.id
                    AND (first_on IS NULL OR first_on <= told.on) ORDER BY first_on DESC NULLS LAST LIMIT 1), ''),
       coalesce((SELECT code FROM units_unitcode coded WHERE coded.unit_id = unit.id
                    AND coded.valid_during @> told.on), ''),
       coalesce((SELECT name FROM units_placement placed JOIN units_unitname named ON named.unit_id = placed.parent_id
                  WHERE placed.unit_id = unit.id AND placed.valid_during @> told.on
                    AND (first_on IS NULL OR first_on <= told.on) ORDER BY first_on DESC NULLS LAST LIMIT 1), '')
  FROM units_unit unit
 CROSS JOIN LATERAL (SELECT least(%(on)s::date, upper(unit.valid_during) - 1) AS on) told
 WHERE unit.id = ANY (%(units)s)
