-- In which province did the unit stand, and when? The nearest unit of that level above it, or itself; else the topmost.
-- unit_no.
WITH RECURSIVE above AS (
    SELECT unit_no, from_on, to_on, 0 AS depth FROM {units} life WHERE unit_no = $unit_no
     UNION ALL
    SELECT placed.parent_no, greatest(placed.from_on, below.from_on), least(placed.to_on, below.to_on), below.depth + 1
      FROM above below JOIN {placements} placed
        ON placed.unit_no = below.unit_no AND placed.from_on < below.to_on AND below.from_on < placed.to_on
)
SELECT above.unit_no, greatest(above.from_on, coalesce(state.from_on, above.from_on)) AS from_on,
       least(above.to_on, coalesce(state.to_on, above.to_on)) AS to_on, above.depth, state.level::VARCHAR AS level
  FROM above LEFT JOIN {unit_state} state
    ON state.unit_no = above.unit_no AND state.from_on < above.to_on AND above.from_on < state.to_on
 ORDER BY from_on, depth
