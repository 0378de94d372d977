-- Question: who of those counted under the old province on the eve of the merger is not counted under the new one on its
-- day, or twice? Parameters: old, new (codes of units), eve, day. It reads the tables alone. Answer: one number each.
WITH counted AS (
    SELECT asked.day, place.member_id
      FROM (VALUES (%(old)s, %(eve)s::date), (%(new)s, %(day)s::date)) asked (code, day)
      JOIN units_unitcode bears ON bears.code = asked.code AND bears.valid_during @> asked.day
      JOIN units_ancestry path ON path.ancestor_id = bears.unit_id AND path.valid_during @> asked.day
      JOIN members_place place ON place.cell_id = path.unit_id AND place.valid_during @> asked.day
)
SELECT (SELECT count(DISTINCT member_id) FROM counted WHERE day = %(eve)s),
       (SELECT count(*) FROM (SELECT member_id FROM counted WHERE day = %(eve)s
                              EXCEPT SELECT member_id FROM counted WHERE day = %(day)s) lost),
       (SELECT count(*) - count(DISTINCT member_id) FROM counted WHERE day = %(day)s)
