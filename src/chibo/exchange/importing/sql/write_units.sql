-- Question: none; makes the units what the rows say. What ends is shortened first, then what begins is written.
-- Parameters: none. Index: primary keys.
INSERT INTO decisions_decision (id, number, kind, issuer, signed_on, effective_on, subject, text)
OVERRIDING SYSTEM VALUE
SELECT told.decision_id, told.number, coalesce(listed.kind, 'QĐ'), told.issuer, told.signed_on, listed.effective_on,
       coalesce(listed.subject, ''), coalesce(listed.text, '')
  FROM decision_told told LEFT JOIN staged_decisions listed ON listed.row_id = told.listed_row
 WHERE told.is_new ORDER BY told.decision_id;

UPDATE decisions_decision SET kind = coalesce(mended.kind, decisions_decision.kind), effective_on = coalesce(mended.effective_on, decisions_decision.effective_on),
       subject = coalesce(mended.subject, decisions_decision.subject), text = coalesce(mended.text, decisions_decision.text)
  FROM decision_mended mended WHERE mended.decision_id = decisions_decision.id;

INSERT INTO units_unit (id, valid_during, is_apex, begun_by_id)
SELECT life.unit_id, life.life, apex.unit_id IS NOT NULL, named.decision_id
  FROM unit_life life
  LEFT JOIN apex_told apex USING (unit_id)
  LEFT JOIN unit_row told ON told.unit_id = life.unit_id AND told.is_first AND told.ended_on IS NULL
  LEFT JOIN decision_named named ON named.row_id = told.row_id
 WHERE life.is_new ORDER BY life.unit_id;

CREATE TEMP TABLE unit_ending ON COMMIT DROP AS
SELECT life.unit_id, life.life, life.recorded_life, staged.end_kind, named.decision_id
  FROM unit_life life
  LEFT JOIN staged_units staged ON staged.row_id = life.ended_by_row
  LEFT JOIN decision_named named ON named.row_id = life.ended_by_row
 WHERE life.life IS DISTINCT FROM life.recorded_life AND (NOT life.is_new OR life.ended_by_row IS NOT NULL);

UPDATE units_unit SET valid_during = ending.life, end_kind = coalesce(ending.end_kind, units_unit.end_kind),
       ended_by_id = coalesce(ending.decision_id, units_unit.ended_by_id)
  FROM unit_ending ending WHERE ending.unit_id = units_unit.id;

-- What a unit went on in when it ended moves with its end; a successor named anew takes the place of the one recorded.
DELETE FROM units_lineage former USING unit_heir heir JOIN unit_ending ending USING (unit_id)
 WHERE former.predecessor_id = heir.unit_id AND former.first_on = upper(ending.recorded_life) AND former.successor_id <> heir.successor_id;

UPDATE units_lineage SET first_on = upper(ending.life)
  FROM unit_ending ending
 WHERE ending.unit_id = units_lineage.predecessor_id AND units_lineage.first_on = upper(ending.recorded_life) AND NOT upper_inf(ending.life);

INSERT INTO units_lineage (predecessor_id, successor_id, first_on, kind, decision_id)
SELECT heir.unit_id, heir.successor_id, heir.first_on, ending.end_kind, ending.decision_id
  FROM unit_heir heir JOIN unit_ending ending USING (unit_id)
 WHERE NOT EXISTS (SELECT FROM units_lineage told WHERE told.predecessor_id = heir.unit_id
                      AND told.successor_id = heir.successor_id AND told.first_on = heir.first_on)
 ORDER BY heir.unit_id;

INSERT INTO units_unitname (unit_id, first_on, name, decision_id)
SELECT subject, day, value, decision_id FROM change WHERE realm = 'unit' AND dimension = 'name' AND op <> 'correct' ORDER BY subject, day;

UPDATE units_unitname SET name = change.value
  FROM change WHERE change.realm = 'unit' AND change.dimension = 'name' AND change.op = 'correct' AND change.recorded_id = units_unitname.id;

INSERT INTO units_unitattribute (unit_id, dimension, first_on, code, decision_id)
SELECT subject, dimension, day, value, decision_id FROM change
 WHERE realm = 'unit' AND dimension NOT IN ('name', 'code', 'parent') AND op <> 'correct' ORDER BY subject, dimension, day;

UPDATE units_unitattribute SET code = change.value
  FROM change WHERE change.realm = 'unit' AND change.dimension = units_unitattribute.dimension AND change.op = 'correct' AND change.recorded_id = units_unitattribute.id;

UPDATE units_unitcode SET valid_during = told.during, code = told.code
  FROM code_told told
 WHERE told.recorded_id = units_unitcode.id AND told.during IS NOT NULL AND (told.during, told.code) IS DISTINCT FROM (told.recorded_during, told.recorded_code);

INSERT INTO units_unitcode (unit_id, code, valid_during)
SELECT unit_id, code, during FROM code_told WHERE recorded_id IS NULL AND during IS NOT NULL ORDER BY unit_id, day;

UPDATE units_placement SET valid_during = result.during, parent_id = result.parent_id
  FROM placement_result result
 WHERE result.recorded_id = units_placement.id AND (result.during, result.parent_id) IS DISTINCT FROM (units_placement.valid_during, units_placement.parent_id);

INSERT INTO units_placement (unit_id, parent_id, valid_during, decision_id)
SELECT result.unit_id, result.parent_id, result.during, named.decision_id
  FROM placement_result result LEFT JOIN decision_named named USING (row_id)
 WHERE result.recorded_id IS NULL ORDER BY result.unit_id, result.during;

UPDATE units_term SET valid_during = result.during, congress_ordinal = result.ordinal, planned_end_on = result.planned_end_on
  FROM term_result result
 WHERE result.recorded_id = units_term.id AND result.during IS NOT NULL AND (result.during, result.ordinal, result.planned_end_on)
       IS DISTINCT FROM (units_term.valid_during, units_term.congress_ordinal, units_term.planned_end_on);

INSERT INTO units_term (unit_id, congress_ordinal, valid_during, planned_end_on, decision_id)
SELECT unit_id, ordinal, during, planned_end_on, decision_id FROM term_result WHERE recorded_id IS NULL ORDER BY unit_id, begins_on;
