-- What became true of this unit, the latest first?
-- unit. Rests on the index by unit of each table.
WITH change AS (
    SELECT first_on AS "on", 'name' AS what, name AS value,
           lag(name) OVER (ORDER BY first_on NULLS FIRST) AS former, decision_id, NULL::uuid AS other_id
      FROM units_unitname WHERE unit_id = %(unit)s
     UNION ALL
    SELECT first_on, dimension, code, lag(code) OVER (PARTITION BY dimension ORDER BY first_on NULLS FIRST), decision_id, NULL
      FROM units_unitattribute WHERE unit_id = %(unit)s
     UNION ALL
    SELECT lower(valid_during), 'code', code, lag(code) OVER (ORDER BY valid_during), NULL, NULL
      FROM units_unitcode WHERE unit_id = %(unit)s
     UNION ALL
    SELECT lower(placement.valid_during), 'parent', coalesce(named.name, ''),
           lag(named.name) OVER (ORDER BY placement.valid_during), placement.decision_id, parent.public_id
      FROM units_placement placement
      JOIN units_unit parent ON parent.id = placement.parent_id
      LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = parent.id
            AND (first_on IS NULL OR lower_inf(placement.valid_during) OR first_on <= lower(placement.valid_during))
            ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
     WHERE placement.unit_id = %(unit)s
     UNION ALL
    SELECT lower(valid_during), 'term', coalesce(congress_ordinal::text, ''), to_char(coalesce(upper(valid_during), planned_end_on), 'DD/MM/YYYY'), decision_id, NULL
      FROM units_term WHERE unit_id = %(unit)s
     UNION ALL
    SELECT lower(valid_during), 'founded', '', NULL, begun_by_id, NULL FROM units_unit
     WHERE id = %(unit)s AND NOT lower_inf(valid_during)
     UNION ALL
    SELECT upper(unit.valid_during), 'ended', coalesce(unit.end_kind, ''), named.name, unit.ended_by_id, successor.public_id
      FROM units_unit unit
      LEFT JOIN units_unit successor ON successor.id = unit.successor_id
      LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = successor.id
            ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
     WHERE unit.id = %(unit)s AND NOT upper_inf(unit.valid_during)
)
SELECT change."on", change.what, change.value, change.former,
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       change.other_id
  FROM change
  LEFT JOIN decisions_decision decision ON decision.id = change.decision_id
 ORDER BY change."on" DESC NULLS LAST, change.what = 'founded', change.what
