-- Question: which terms do the rows open and close?
-- Parameters: correct. Index: term_one_at_a_time.
CREATE TEMP TABLE term_told ON COMMIT DROP AS
SELECT told.unit_id, staged.term_from AS begins_on, min(told.row_id) AS row_id,
       min(staged.congress_ordinal)::smallint AS ordinal, min(staged.term_to) AS planned_end_on,
       max(staged.term_ended_on) AS ended_on, min(named.decision_id) AS decision_id,
       count(DISTINCT staged.congress_ordinal) > 1 OR count(DISTINCT staged.term_to) > 1 OR count(DISTINCT staged.term_ended_on) > 1 AS contradicts
  FROM staged_units staged
  JOIN unit_row told USING (row_id)
  LEFT JOIN decision_named named USING (row_id)
 WHERE staged.term_from IS NOT NULL GROUP BY told.unit_id, staged.term_from;

CREATE TEMP TABLE term_result ON COMMIT DROP AS
SELECT unit_id, begins_on, coalesce(told.row_id, 0) AS row_id, told.row_id IS NOT NULL AS is_told,
       recorded.id AS recorded_id, recorded.valid_during AS recorded_during,
       coalesce(CASE WHEN %(correct)s THEN told.ordinal END, recorded.congress_ordinal, told.ordinal) AS ordinal,
       coalesce(CASE WHEN %(correct)s THEN told.planned_end_on END, recorded.planned_end_on, told.planned_end_on) AS planned_end_on,
       coalesce(recorded.decision_id, told.decision_id) AS decision_id,
       NULL::daterange AS during, told.ended_on, coalesce(told.contradicts, false) AS contradicts,
       coalesce(told.ordinal <> recorded.congress_ordinal, false) OR coalesce(told.planned_end_on <> recorded.planned_end_on, false)
       OR coalesce(told.ended_on <> upper(recorded.valid_during), false) AS differs
  FROM term_told told
  FULL JOIN (SELECT units_term.*, lower(valid_during) AS begins_on FROM units_term
              WHERE unit_id IN (SELECT unit_id FROM unit_told)) recorded USING (unit_id, begins_on);

-- A term ends on the day given, at the latest when the next one begins or the unit ends.
UPDATE term_result SET during = daterange(CASE WHEN term_result.begins_on IS NULL THEN NULL ELSE term_result.begins_on END, line.upto)
  FROM (SELECT term.unit_id, term.begins_on,
               least(coalesce(CASE WHEN term.recorded_id IS NULL OR %(correct)s THEN term.ended_on END, upper(term.recorded_during), term.ended_on),
                     lead(term.begins_on) OVER (PARTITION BY term.unit_id ORDER BY term.begins_on NULLS FIRST), upper(life)) AS upto
          FROM term_result term JOIN unit_life USING (unit_id)) line
 WHERE line.unit_id = term_result.unit_id AND line.begins_on IS NOT DISTINCT FROM term_result.begins_on
   AND coalesce(term_result.begins_on < line.upto, true);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT term.row_id,
       CASE WHEN term.contradicts THEN 'rows_contradict'
            WHEN term.during IS NULL OR NOT life.life @> term.during THEN 'outside_life_of_unit' ELSE 'differs_on_its_day' END,
       'term_from', term.begins_on::text,
       jsonb_build_object('life', life.life, 'on', term.begins_on, 'recorded', recorded_during, 'other', term.ordinal)
  FROM term_result term JOIN unit_life life USING (unit_id)
 WHERE term.is_told AND (term.contradicts OR term.during IS NULL OR NOT life.life @> term.during OR term.differs AND NOT %(correct)s);

INSERT INTO refused (row_id, rule, key, value)
SELECT told.row_id, 'term_needs_first_day', 'term_from', staged.congress_ordinal
  FROM staged_units staged JOIN unit_row told USING (row_id)
 WHERE staged.term_from IS NULL AND coalesce(staged.congress_ordinal, staged.term_to::text, staged.term_ended_on::text) IS NOT NULL
   AND NOT EXISTS (SELECT FROM units_term term WHERE term.unit_id = told.unit_id
                     AND term.congress_ordinal::text = coalesce(staged.congress_ordinal, term.congress_ordinal::text)
                     AND staged.term_ended_on IS NOT DISTINCT FROM CASE WHEN staged.term_ended_on IS NOT NULL THEN upper(term.valid_during) END);

INSERT INTO touched
SELECT row_id, 'changed' FROM term_result
 WHERE is_told AND (recorded_id IS NULL OR differs OR during IS DISTINCT FROM recorded_during)
UNION ALL
SELECT row_id, CASE WHEN is_new THEN 'new' ELSE 'changed' END FROM unit_life
 WHERE row_id IS NOT NULL AND life IS DISTINCT FROM recorded_life;
