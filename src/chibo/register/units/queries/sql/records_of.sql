-- Which entries wrote of this unit, the latest first, and how many rows each?
-- unit. Reads the history of units, names, codes, attributes, placements, terms and lineage: some ten thousand rows in all.
WITH image AS (
    SELECT entry_id, operation FROM history.units_unit WHERE id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_unitname WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_unitcode WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_unitattribute WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_placement WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_term WHERE unit_id = %(unit)s
     UNION ALL
    SELECT entry_id, operation FROM history.units_lineage WHERE predecessor_id = %(unit)s OR successor_id = %(unit)s
)
SELECT entry.seq, entry.recorded_at, entry.actor_name, entry.reason,
       count(*) FILTER (WHERE image.operation = 'I'), count(*) FILTER (WHERE image.operation = 'U'),
       count(*) FILTER (WHERE image.operation = 'D')
  FROM image
  JOIN audit_entry entry ON entry.id = image.entry_id
 WHERE entry.seq IS NOT NULL
 GROUP BY entry.id
 ORDER BY entry.seq DESC
