-- Question: which units of a level, of these kinds where some are named, live below a unit on the day?
-- Parameters: under, level, kinds, on. Index: branch_of_ancestor.
SELECT below.unit_id
  FROM units_ancestry below
  JOIN LATERAL (SELECT code FROM units_unitattribute level
                 WHERE level.unit_id = below.unit_id AND level.dimension = 'level'
                   AND (level.first_on IS NULL OR level.first_on <= %(on)s)
                 ORDER BY level.first_on DESC NULLS LAST LIMIT 1) level ON level.code = %(level)s
 WHERE below.ancestor_id = %(under)s AND below.depth > 0 AND below.valid_during @> %(on)s::date
   AND (cardinality(%(kinds)s::text[]) = 0 OR EXISTS (
        SELECT FROM units_unitattribute kind WHERE kind.unit_id = below.unit_id AND kind.dimension = 'unit_kind'
           AND kind.code = ANY (%(kinds)s) AND (kind.first_on IS NULL OR kind.first_on <= %(on)s)))
