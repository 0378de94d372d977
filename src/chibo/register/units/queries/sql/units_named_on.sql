-- What are these units, each on a day of its own, if the scope reaches it on that day, the day before or the day of asking?
-- units, days, roots, asked_on. Rests on the keys of units, names, attributes and ancestry by unit:
-- of each it is asked whether the scope reaches it (OFFSET 0), and not which units the scope reaches.
SELECT wanted.position, coalesce(named.name, ''), unit.public_id, parent.public_id, coalesce(parent_named.name, ''),
       lower(unit.valid_during), 'unit_kind', kind.code, decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       'units_unit', unit.id
  FROM unnest(%(ids)s::bigint[], %(days)s::date[]) WITH ORDINALITY AS wanted (id, day, position)
  JOIN units_unit unit ON unit.id = wanted.id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        ORDER BY (first_on IS NULL OR first_on <= wanted.day) DESC, first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
        ORDER BY (first_on IS NULL OR first_on <= wanted.day) DESC, first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN units_placement placement ON placement.unit_id = unit.id AND placement.valid_during @> wanted.day
  LEFT JOIN units_unit parent ON parent.id = placement.parent_id
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = parent.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> wanted.day OR reach.valid_during @> %(asked_on)s::date))
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = parent.id
        ORDER BY (first_on IS NULL OR first_on <= wanted.day) DESC, first_on DESC NULLS LAST LIMIT 1) parent_named ON true
  LEFT JOIN decisions_decision decision
    ON decision.id = CASE WHEN upper(unit.valid_during) = wanted.day THEN unit.ended_by_id ELSE unit.begun_by_id END
 WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = unit.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during && daterange(wanted.day - 1, wanted.day, '[]') OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
