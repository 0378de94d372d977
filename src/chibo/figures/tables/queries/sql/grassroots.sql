-- Which units stood in which base organisation (it in itself), how many steps below, from when until when?
-- No parameters. Follows places down from every unit while it was of the base level.
WITH RECURSIVE below AS (
    SELECT state.unit_no, state.unit_no AS base_no, 0 AS depth,
           greatest(state.from_on, life.from_on) AS from_on, least(state.to_on, life.to_on) AS to_on
      FROM {unit_state} state JOIN {units} life
        ON life.unit_no = state.unit_no AND life.from_on < state.to_on AND state.from_on < life.to_on
     WHERE state.level = 'base'
     UNION ALL
    SELECT placed.unit_no, above.base_no, above.depth + 1,
           greatest(placed.from_on, above.from_on), least(placed.to_on, above.to_on)
      FROM below above JOIN {placements} placed
        ON placed.parent_no = above.unit_no AND placed.from_on < above.to_on AND above.from_on < placed.to_on
)
SELECT unit_no, base_no, depth, from_on, to_on FROM below
