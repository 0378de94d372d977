-- Makes each unit, which bears none now, bear the code from the day on, until its next one or the end of its life.
-- Parameters: units, codes, on. Index: unit_code_one_at_a_time.
INSERT INTO units_unitcode (unit_id, code, valid_during)
SELECT told.unit_id, told.code, daterange(%(on)s, coalesce(
           (SELECT min(lower(later.valid_during)) FROM units_unitcode later
             WHERE later.unit_id = told.unit_id AND lower(later.valid_during) > %(on)s), upper(unit.valid_during)))
  FROM unnest(%(units)s::bigint[], %(codes)s::text[]) AS told (unit_id, code)
  JOIN units_unit unit ON unit.id = told.unit_id
