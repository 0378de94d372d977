-- Question: which seats and holdings do the rows of officers tell, and which does the register know?
-- Parameters: correct. Index: seat by unit and by area, holding by seat.
CREATE TEMP TABLE holding_told ON COMMIT DROP AS
SELECT officer.unit_id, officer.area_id, officer.post, person_row.person_id, officer.held_from, min(officer.row_id) AS row_id,
       bool_or(officer.is_single) AS is_single, min(officer.held_from_precision) AS precision, max(officer.held_to) AS held_to,
       min(officer.appointment_form) AS appointment_form, min(officer.congress_ordinal) AS congress_ordinal, min(officer.decision_id) AS decision_id,
       count(DISTINCT officer.held_to) > 1 AS contradicts, NULL::bigint AS seat_id, NULL::bigint AS recorded_id
  FROM officer_row officer JOIN person_row USING (row_id)
 WHERE officer.unit_id IS NOT NULL OR officer.area_id IS NOT NULL
 GROUP BY officer.unit_id, officer.area_id, officer.post, person_row.person_id, officer.held_from;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT row_id, 'rows_contradict', 'held_to', held_to::text, '{"other": ""}' FROM holding_told WHERE contradicts;

CREATE TEMP TABLE seat_result ON COMMIT DROP AS
SELECT recorded.id AS seat_id, recorded.unit_id, recorded.area_id, recorded.post, recorded.is_single, recorded.valid_during AS recorded_during,
       CASE WHEN recorded.unit_id IS NOT NULL AND unit_life.life IS DISTINCT FROM unit_life.recorded_life THEN recorded.valid_during * unit_life.life
            WHEN recorded.area_id IS NOT NULL AND area_life.life IS DISTINCT FROM area_life.recorded_life THEN recorded.valid_during * area_life.life
            ELSE recorded.valid_during END AS during
  FROM offices_seat recorded
  LEFT JOIN unit_life ON unit_life.unit_id = recorded.unit_id
  LEFT JOIN area_life ON area_life.area_id = recorded.area_id
 WHERE recorded.unit_id IN (SELECT unit_id FROM holding_told) OR recorded.area_id IN (SELECT area_id FROM holding_told)
    OR unit_life.life IS DISTINCT FROM unit_life.recorded_life OR area_life.life IS DISTINCT FROM area_life.recorded_life
UNION ALL
SELECT nextval((SELECT pg_get_serial_sequence('offices_seat', 'id')::regclass)), told.unit_id, told.area_id, told.post, told.is_single, NULL, coalesce(unit_life.life, area_life.life)
  FROM (SELECT unit_id, area_id, post, bool_or(is_single) AS is_single FROM holding_told told
         WHERE NOT EXISTS (SELECT FROM offices_seat seat WHERE seat.post = told.post AND seat.unit_id = told.unit_id)
           AND NOT EXISTS (SELECT FROM offices_seat seat WHERE seat.post = told.post AND seat.area_id = told.area_id)
         GROUP BY unit_id, area_id, post ORDER BY min(row_id)) told
  LEFT JOIN unit_life USING (unit_id) LEFT JOIN area_life USING (area_id);
CREATE INDEX ON seat_result (unit_id, post);
CREATE INDEX ON seat_result (area_id, post);


UPDATE holding_told told SET seat_id = seat.seat_id
  FROM seat_result seat WHERE seat.post = told.post AND seat.unit_id = told.unit_id AND seat.during @> told.held_from;

UPDATE holding_told told SET seat_id = seat.seat_id
  FROM seat_result seat WHERE seat.post = told.post AND seat.area_id = told.area_id AND seat.during @> told.held_from;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'post_outside_life', 'held_from', held_from::text FROM holding_told WHERE seat_id IS NULL;

ANALYZE holding_told;

UPDATE holding_told told SET recorded_id = recorded.id
  FROM offices_holding recorded
 WHERE recorded.seat_id = told.seat_id AND recorded.person_id = told.person_id AND lower(recorded.valid_during) = told.held_from;

CREATE TEMP TABLE holding_result ON COMMIT DROP AS
SELECT coalesce(told.seat_id, recorded.seat_id) AS seat_id, seat.is_single, coalesce(told.person_id, recorded.person_id) AS person_id, told.row_id,
       recorded.id AS recorded_id, recorded.valid_during AS recorded_during, recorded.appointment_form AS recorded_form,
       recorded.congress_ordinal AS recorded_ordinal, recorded.decision_id AS recorded_decision, told.precision,
       CASE WHEN recorded.id IS NULL THEN CASE WHEN coalesce(told.held_from < least(told.held_to, upper(seat.during)), true)
                                               THEN daterange(told.held_from, least(told.held_to, upper(seat.during))) END
            WHEN least(told.held_to, upper(recorded.valid_during), upper(seat.during)) <= lower(recorded.valid_during) THEN NULL
            ELSE daterange(lower(recorded.valid_during), least(CASE WHEN %(correct)s THEN coalesce(told.held_to, upper(recorded.valid_during))
                                ELSE coalesce(upper(recorded.valid_during), told.held_to) END, upper(seat.during))) END AS during,
       coalesce(CASE WHEN %(correct)s THEN told.appointment_form END, recorded.appointment_form, told.appointment_form) AS appointment_form,
       coalesce(CASE WHEN %(correct)s THEN told.congress_ordinal END, recorded.congress_ordinal, told.congress_ordinal) AS congress_ordinal,
       coalesce(CASE WHEN %(correct)s THEN told.decision_id END, recorded.decision_id, told.decision_id) AS decision_id,
       coalesce(told.held_to <> upper(recorded.valid_during), false) OR coalesce(told.appointment_form <> recorded.appointment_form, false)
       OR coalesce(told.congress_ordinal <> recorded.congress_ordinal, false) AS differs
  FROM (SELECT * FROM holding_told WHERE seat_id IS NOT NULL) told
  FULL JOIN (SELECT * FROM offices_holding WHERE seat_id IN (SELECT seat_id FROM seat_result)) recorded ON recorded.id = told.recorded_id
  JOIN seat_result seat ON seat.seat_id = coalesce(told.seat_id, recorded.seat_id);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT row_id, CASE WHEN during IS NULL THEN 'post_ends_before_it_begins' ELSE 'differs_on_its_day' END, 'held_to', upper(recorded_during)::text,
       jsonb_build_object('on', lower(recorded_during), 'recorded', upper(recorded_during))
  FROM holding_result WHERE row_id IS NOT NULL AND (during IS NULL OR differs AND NOT %(correct)s);

-- One holder of a single seat a day, nobody twice in one seat.
INSERT INTO refused (row_id, rule, key, value, content)
SELECT DISTINCT ON (one.row_id) one.row_id, CASE WHEN one.is_single THEN 'two_holders_of_a_single_seat' ELSE 'twice_in_one_seat' END, 'held_from', lower(one.during)::text,
       jsonb_build_object('during', other.during, 'other', (SELECT name FROM (
           SELECT name FROM people_personname WHERE person_id = other.person_id AND %(everywhere)s
           UNION ALL SELECT name FROM person_new WHERE person_id = other.person_id) named LIMIT 1))
  FROM holding_result one
  JOIN holding_result other ON other.seat_id = one.seat_id AND other.during && one.during AND other.ctid <> one.ctid
   AND (one.is_single OR other.person_id = one.person_id)
 WHERE one.row_id IS NOT NULL AND (one.recorded_id IS NULL OR one.during IS DISTINCT FROM one.recorded_during)
 ORDER BY one.row_id, lower(other.during);

INSERT INTO touched
SELECT row_id, CASE WHEN recorded_id IS NULL THEN 'new' ELSE 'changed' END FROM holding_result
 WHERE row_id IS NOT NULL AND (recorded_id IS NULL OR (during, appointment_form, congress_ordinal, decision_id)
       IS DISTINCT FROM (recorded_during, recorded_form, recorded_ordinal, recorded_decision));
