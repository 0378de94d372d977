-- Under which direct child of one unit did each unit stand, from when until when? The children themselves among them.
-- unit_no. Follows places down from the unit, each only while the one above held.
WITH RECURSIVE below AS (
    SELECT unit_no, unit_no AS child_no, from_on, to_on FROM {placements} placed WHERE parent_no = $unit_no
     UNION ALL
    SELECT placed.unit_no, above.child_no, greatest(placed.from_on, above.from_on), least(placed.to_on, above.to_on)
      FROM below above JOIN {placements} placed
        ON placed.parent_no = above.unit_no AND placed.from_on < above.to_on AND above.from_on < placed.to_on
)
SELECT unit_no, child_no, from_on, to_on FROM below
