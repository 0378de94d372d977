-- Lets the units bear no code from the day on; one that began that very day was never true. Parameters: units, on. Index: unit_code_one_at_a_time.
WITH put AS (
    DELETE FROM units_unitcode WHERE unit_id = ANY (%(units)s) AND lower(valid_during) = %(on)s::date
)
UPDATE units_unitcode SET valid_during = daterange(lower(valid_during), %(on)s)
 WHERE unit_id = ANY (%(units)s) AND valid_during @> %(on)s::date AND lower(valid_during) IS DISTINCT FROM %(on)s::date
