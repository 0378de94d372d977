-- Makes each unit have the coded attribute from the day on; one it takes that very day is written over.
-- Parameters: units, dimensions, codes, on, decision. Index: unit_attribute_one_at_a_time.
WITH told AS MATERIALIZED (
    SELECT * FROM unnest(%(units)s::bigint[], %(dimensions)s::text[], %(codes)s::text[]) AS told (unit_id, dimension, code)
), mended AS (
    UPDATE units_unitattribute had SET code = told.code, decision_id = %(decision)s
      FROM told WHERE had.unit_id = told.unit_id AND had.dimension = told.dimension AND had.first_on = %(on)s
    RETURNING had.unit_id
)
INSERT INTO units_unitattribute (unit_id, dimension, first_on, code, decision_id)
SELECT unit_id, dimension, %(on)s, code, %(decision)s FROM told
 WHERE NOT EXISTS (SELECT FROM units_unitattribute had WHERE had.unit_id = told.unit_id
                      AND had.dimension = told.dimension AND had.first_on = %(on)s)
