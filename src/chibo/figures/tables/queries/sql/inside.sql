-- Which units stood in each of those asked about (itself with them), and from when until when?
-- units, by number. Follows places down from each unit, each only while the one above held.
WITH RECURSIVE inside AS (
    SELECT life.unit_no AS asked_no, life.unit_no, life.from_on, life.to_on
      FROM {units} life WHERE life.unit_no IN (SELECT unnest($units))
     UNION ALL
    SELECT above.asked_no, placed.unit_no, greatest(placed.from_on, above.from_on), least(placed.to_on, above.to_on)
      FROM inside above JOIN {placements} placed
        ON placed.parent_no = above.unit_no AND placed.from_on < above.to_on AND above.from_on < placed.to_on
)
SELECT asked_no, unit_no, from_on, to_on FROM inside
