-- Which units stood below one (itself with them), from when until when, and how many steps below?
-- unit_no. Follows places down from the unit, each only while the one above held.
WITH RECURSIVE within AS (
    SELECT unit_no, from_on, to_on, 0 AS depth FROM {units} life WHERE unit_no = $unit_no
     UNION ALL
    SELECT placed.unit_no, greatest(placed.from_on, above.from_on), least(placed.to_on, above.to_on), above.depth + 1
      FROM within above JOIN {placements} placed
        ON placed.parent_no = above.unit_no AND placed.from_on < above.to_on AND above.from_on < placed.to_on
)
SELECT unit_no, from_on, to_on, depth FROM within
