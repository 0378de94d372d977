-- Question: which units live on the day, with code, name, parent, kind and what they are an organisation of?
-- Parameter: on. It reads every unit that lives.
SELECT unit.id, bears.code, coalesce(named.name, ''), placed.parent_id, coalesce(kind.code, ''), coalesce(base.code, '')
  FROM units_unit unit
  JOIN units_unitcode bears ON bears.unit_id = unit.id AND bears.valid_during @> %(on)s::date
  LEFT JOIN units_placement placed ON placed.unit_id = unit.id AND placed.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT name FROM units_unitname was WHERE was.unit_id = unit.id AND (first_on IS NULL OR first_on <= %(on)s)
                      ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND dimension = 'unit_kind'
                        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND dimension = 'base_unit_kind'
                        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) base ON true
 WHERE unit.valid_during @> %(on)s::date
 ORDER BY bears.code
