-- Under which units did each of those asked about stand (itself with them), when, and of which level was each?
-- units, by number. Days are counted from the first one there is: some lie beyond what Python can hold.
WITH RECURSIVE above AS (
    SELECT life.unit_no AS asked_no, life.unit_no, life.from_on, life.to_on, 0 AS depth
      FROM {units} life WHERE life.unit_no IN (SELECT unnest($units))
     UNION ALL
    SELECT below.asked_no, placed.parent_no, greatest(placed.from_on, below.from_on), least(placed.to_on, below.to_on),
           below.depth + 1
      FROM above below JOIN {placements} placed
        ON placed.unit_no = below.unit_no AND placed.from_on < below.to_on AND below.from_on < placed.to_on
)
SELECT above.asked_no, above.unit_no,
       greatest(above.from_on, coalesce(state.from_on, above.from_on)) - DATE '0001-01-01' AS from_day,
       least(above.to_on, coalesce(state.to_on, above.to_on)) - DATE '0001-01-01' AS to_day,
       above.depth, state.level::VARCHAR AS level
  FROM above LEFT JOIN {unit_state} state
    ON state.unit_no = above.unit_no AND state.from_on < above.to_on AND above.from_on < state.to_on
 ORDER BY asked_no, from_day, depth
