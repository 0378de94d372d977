-- Question: what are these units called and what are they, on the day or on the day of their life nearest to it?
-- Parameters: units, on. Indexes: the keys of each table, led by the unit.
SELECT unit.id, unit.public_id, coalesce(named.name, ''), coded.code, kind.code, placed.parent_id,
       coalesce((SELECT above.name FROM units_unitname above WHERE above.unit_id = placed.parent_id
                    AND (above.first_on IS NULL OR above.first_on <= day.told_on) ORDER BY above.first_on DESC NULLS LAST LIMIT 1), '')
  FROM units_unit unit
  CROSS JOIN LATERAL (SELECT greatest(least(%(on)s::date, upper(unit.valid_during) - 1), lower(unit.valid_during)) AS told_on) day
  LEFT JOIN LATERAL (SELECT name FROM units_unitname was WHERE was.unit_id = unit.id
        ORDER BY (was.first_on IS NULL OR was.first_on <= day.told_on) DESC, was.first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = unit.id AND coded.valid_during @> day.told_on
  LEFT JOIN units_placement placed ON placed.unit_id = unit.id AND placed.valid_during @> day.told_on
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND was.dimension = 'unit_kind'
        AND (was.first_on IS NULL OR was.first_on <= day.told_on) ORDER BY was.first_on DESC NULLS LAST LIMIT 1) kind ON true
 WHERE unit.id = ANY (%(units)s)
