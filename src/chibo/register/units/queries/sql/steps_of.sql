-- Question: which facts of this unit did which entry write, change or take away, the latest entry first?
-- Parameters: unit, rows, skip. Reads the history of the unit's tables.
WITH image AS (
    SELECT entry_id, operation, 'life' AS what, coalesce(end_kind, '') AS value, lower(valid_during) AS first_on, upper(valid_during) AS ended_on,
           CASE WHEN upper_inf(valid_during) THEN begun_by_id ELSE ended_by_id END AS decision_id
      FROM history.units_unit WHERE id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, 'name', name, first_on, NULL, decision_id FROM history.units_unitname WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, dimension, code, first_on, NULL, decision_id FROM history.units_unitattribute WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, 'code', code, lower(valid_during), upper(valid_during), NULL FROM history.units_unitcode WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, 'parent', parent_id::text, lower(valid_during), upper(valid_during), decision_id
      FROM history.units_placement WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, 'term', coalesce(congress_ordinal::text, ''), lower(valid_during), upper(valid_during), decision_id
      FROM history.units_term WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation, CASE WHEN predecessor_id = %(unit)s THEN 'went_to' ELSE 'came_from' END,
           (CASE WHEN predecessor_id = %(unit)s THEN successor_id ELSE predecessor_id END)::text, first_on, NULL, decision_id
      FROM history.units_lineage WHERE predecessor_id = %(unit)s OR successor_id = %(unit)s
)
SELECT image.what,
       CASE WHEN image.what IN ('parent', 'went_to', 'came_from') THEN coalesce((
            SELECT named.name FROM units_unitname named WHERE named.unit_id = image.value::bigint
             ORDER BY (named.first_on IS NULL OR named.first_on <= image.first_on) DESC, named.first_on DESC NULLS LAST LIMIT 1), image.value)
            ELSE image.value END,
       image.first_on, image.ended_on, image.operation,
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       entry.seq, entry.recorded_at, entry.actor_name, split_part(entry.reason, E'\n', 1), count(*) OVER ()
  FROM image
  JOIN audit_entry entry ON entry.id = image.entry_id AND entry.seq IS NOT NULL
  LEFT JOIN decisions_decision decision ON decision.id = image.decision_id
 ORDER BY entry.seq DESC, image.first_on DESC NULLS LAST, image.what
 LIMIT %(rows)s OFFSET %(skip)s
