-- Makes each unit stand under its parent from the day on, for as long as it was to stand where it stood.
-- A place that began that very day is given the other parent: nothing of it was true before.
-- Parameters: units, parents (arrays alike in length), on, decision. Index: placement_one_begins_a_day.
WITH told AS MATERIALIZED (
    SELECT * FROM unnest(%(units)s::bigint[], %(parents)s::bigint[]) AS told (unit_id, parent_id)
), put AS (
    UPDATE units_placement placed SET parent_id = told.parent_id, decision_id = %(decision)s
      FROM told WHERE placed.unit_id = told.unit_id AND lower(placed.valid_during) = %(on)s
    RETURNING placed.unit_id
), shortened AS (
    UPDATE units_placement placed SET valid_during = daterange(lower(placed.valid_during), %(on)s)
      FROM told
     WHERE placed.unit_id = told.unit_id AND placed.valid_during @> %(on)s::date
       AND lower(placed.valid_during) IS DISTINCT FROM %(on)s::date
    RETURNING OLD.unit_id, OLD.valid_during, told.parent_id
)
INSERT INTO units_placement (unit_id, parent_id, valid_during, decision_id)
SELECT unit_id, parent_id, daterange(%(on)s, upper(valid_during)), %(decision)s FROM shortened ORDER BY parent_id, unit_id
