-- Question: what stands under these units on the day? Parameters: units, on. Index: placement_of_parent.
SELECT placed.unit_id, placed.parent_id,
       (SELECT code FROM units_unitattribute was WHERE was.unit_id = placed.unit_id AND was.dimension = 'level'
           AND (was.first_on IS NULL OR was.first_on <= %(on)s) ORDER BY was.first_on DESC NULLS LAST LIMIT 1)
  FROM units_placement placed
 WHERE placed.parent_id = ANY (%(units)s) AND placed.valid_during @> %(on)s::date
