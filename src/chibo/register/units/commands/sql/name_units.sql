-- Makes each unit bear the name from the day on; one it takes that very day is written over.
-- Parameters: units, names, on, decision. Index: unit_name_one_at_a_time.
WITH told AS MATERIALIZED (SELECT * FROM unnest(%(units)s::bigint[], %(names)s::text[]) AS told (unit_id, name)),
mended AS (
    UPDATE units_unitname named SET name = told.name, decision_id = %(decision)s
      FROM told WHERE named.unit_id = told.unit_id AND named.first_on = %(on)s
    RETURNING named.unit_id
)
INSERT INTO units_unitname (unit_id, first_on, name, decision_id)
SELECT unit_id, %(on)s, name, %(decision)s FROM told
 WHERE NOT EXISTS (SELECT FROM units_unitname named WHERE named.unit_id = told.unit_id AND named.first_on = %(on)s)
