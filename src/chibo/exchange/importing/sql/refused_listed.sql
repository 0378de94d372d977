-- Question: what was refused (or, from the table warned, doubted), and where does it stand? In order of file, sheet and row.
-- Parameters: most. Index: none.
WITH staged AS (
    SELECT 'decisions' AS kind, row_id, source_file, sheet_name, row_number FROM staged_decisions
    UNION ALL SELECT 'units', row_id, source_file, sheet_name, row_number FROM staged_units
    UNION ALL SELECT 'areas', row_id, source_file, sheet_name, row_number FROM staged_areas
    UNION ALL SELECT 'members', row_id, source_file, sheet_name, row_number FROM staged_members
    UNION ALL SELECT 'officers', row_id, source_file, sheet_name, row_number FROM staged_officers
)
SELECT DISTINCT found.is_refusal, staged.source_file, staged.sheet_name, staged.row_number, staged.kind, found.rule, found.key, coalesce(found.value, '') AS value, found.content
  FROM (SELECT true AS is_refusal, refused.* FROM refused UNION ALL SELECT false, warned.* FROM warned) found
  JOIN staged USING (row_id)
 ORDER BY is_refusal DESC, source_file, sheet_name, row_number, key, rule
 LIMIT %(most)s;
