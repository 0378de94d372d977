-- Question: what becomes of each row: is it new, changed, unchanged or refused, and to which unit does it belong?
-- Parameters: none. Index: none.
CREATE TEMP TABLE row_fate ON COMMIT DROP AS
WITH serving AS (
    SELECT subject AS area_id, max(value::bigint) AS cell_id FROM spell_result WHERE dimension = 'cell' GROUP BY subject
), belonging AS (
    SELECT 'decisions' AS kind, row_id, NULL::bigint AS unit_id FROM staged_decisions
    UNION ALL SELECT 'units', row_id, unit_id FROM unit_row
    UNION ALL SELECT 'areas', row_id, coalesce(area_row.cell_id, serving.cell_id) FROM area_row LEFT JOIN serving USING (area_id)
    UNION ALL SELECT 'members', row_id, cell_id FROM member_cell
    UNION ALL SELECT 'officers', row_id, coalesce(officer_row.unit_id, serving.cell_id) FROM officer_row LEFT JOIN serving USING (area_id)
), fate AS (
    SELECT row_id, bool_or(what = 'new') AS is_new, bool_or(what = 'refused') AS is_refused
      FROM (SELECT row_id, what FROM touched UNION ALL SELECT row_id, 'refused' FROM refused) one GROUP BY row_id
)
SELECT belonging.kind, belonging.unit_id, belonging.row_id,
       CASE WHEN fate.is_refused THEN 'refused' WHEN fate.is_new THEN 'new' WHEN fate.row_id IS NOT NULL THEN 'changed' ELSE 'unchanged' END AS fate
  FROM belonging LEFT JOIN fate USING (row_id);
