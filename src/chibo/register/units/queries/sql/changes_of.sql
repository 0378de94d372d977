-- What became true of this unit, the latest first?
-- unit. Rests on the index by unit of each table, those of lineage by predecessor and by successor.
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
    SELECT upper(valid_during), 'ended', coalesce(end_kind, ''), NULL, ended_by_id, NULL FROM units_unit
     WHERE id = %(unit)s AND NOT upper_inf(valid_during)
     UNION ALL
    SELECT tie.first_on, CASE WHEN tie.predecessor_id = %(unit)s THEN 'went_to' ELSE 'came_from' END, coalesce(named.name, ''),
           CASE WHEN tie.share_numerator < tie.share_denominator THEN tie.share_numerator || '/' || tie.share_denominator END,
           tie.decision_id, other.public_id
      FROM units_lineage tie
      JOIN units_unit other ON other.id = CASE WHEN tie.predecessor_id = %(unit)s THEN tie.successor_id ELSE tie.predecessor_id END
      LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = other.id
            AND (first_on IS NULL OR first_on < tie.first_on OR (first_on = tie.first_on AND other.id = tie.successor_id))
            ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
     WHERE tie.predecessor_id = %(unit)s OR tie.successor_id = %(unit)s
)
SELECT change."on", change.what, change.value, change.former,
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       change.other_id
  FROM change
  LEFT JOIN decisions_decision decision ON decision.id = change.decision_id
 ORDER BY change."on" DESC NULLS LAST, change.what = 'founded', change.what
