-- Number the units so that each stands with all below it in a row: by the path of the places that were last theirs.
-- What has no place, or stands in a ring of last places of different days, comes at the end.
WITH RECURSIVE last AS (
    SELECT subject_id AS unit_id, max_by(parent_id, coalesce(from_on, DATE '0001-01-01')) AS parent_id
      FROM {raw}.fact_placements GROUP BY subject_id
), path AS (
    SELECT unit.subject_id AS unit_id, [unit.subject_id] AS way
      FROM {raw}.fact_units unit WHERE NOT EXISTS (SELECT 1 FROM last WHERE last.unit_id = unit.subject_id)
     UNION ALL
    SELECT last.unit_id, list_append(path.way, last.unit_id) FROM path JOIN last ON last.parent_id = path.unit_id
)
SELECT unit.subject_id AS unit_id, (row_number() OVER (ORDER BY path.way NULLS LAST, unit.subject_id) + {after})::INTEGER AS unit_no
  FROM {raw}.fact_units unit LEFT JOIN path ON path.unit_id = unit.subject_id
