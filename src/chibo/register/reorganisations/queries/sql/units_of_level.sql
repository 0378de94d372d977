-- Question: which units of a level, of these kinds where some are named, live below units spoken of on the day? What is
-- to be abolished below a unit may stand elsewhere until an action before puts it there.
-- Parameters: spoken (units), level, kinds, on. Index: none for the level, few have it; then branch_of_unit,
-- by OFFSET 0 unit by unit: joined, the planner would read all that stands below for each.
WITH had AS (
    SELECT DISTINCT ON (unit_id) unit_id, code FROM units_unitattribute
     WHERE dimension = 'level' AND (first_on IS NULL OR first_on <= %(on)s)
       AND unit_id IN (SELECT unit_id FROM units_unitattribute WHERE dimension = 'level' AND code = %(level)s)
     ORDER BY unit_id, first_on DESC NULLS LAST
)
SELECT had.unit_id
  FROM had
 WHERE had.code = %(level)s
   AND EXISTS (SELECT FROM units_ancestry above WHERE above.unit_id = had.unit_id AND above.depth > 0
                  AND above.ancestor_id = ANY (%(spoken)s) AND above.valid_during @> %(on)s::date
               OFFSET 0)
   AND (cardinality(%(kinds)s::text[]) = 0 OR EXISTS (
        SELECT FROM units_unitattribute kind WHERE kind.unit_id = had.unit_id AND kind.dimension = 'unit_kind'
           AND kind.code = ANY (%(kinds)s) AND (kind.first_on IS NULL OR kind.first_on <= %(on)s)))
