-- Question: none; makes seats and holdings what the rows say. What ends is shortened first.
-- Parameters: none. Index: primary keys.
UPDATE offices_holding SET valid_during = result.during, appointment_form = result.appointment_form,
       congress_ordinal = result.congress_ordinal, decision_id = result.decision_id
  FROM holding_result result
 WHERE result.recorded_id = offices_holding.id
   AND (result.during, result.appointment_form, result.congress_ordinal, result.decision_id)
       IS DISTINCT FROM (result.recorded_during, result.recorded_form, result.recorded_ordinal, result.recorded_decision);

UPDATE offices_seat SET valid_during = seat.during
  FROM seat_result seat WHERE seat.seat_id = offices_seat.id AND seat.recorded_during IS NOT NULL AND seat.during <> seat.recorded_during;

INSERT INTO offices_seat (id, unit_id, area_id, post, is_single, valid_during)
SELECT seat_id, unit_id, area_id, post, is_single, during FROM seat_result WHERE recorded_during IS NULL ORDER BY seat_id;

INSERT INTO offices_holding (seat_id, is_single, person_id, valid_during, from_precision, appointment_form, congress_ordinal, decision_id)
SELECT seat_id, is_single, person_id, during, coalesce(precision, 'd'), appointment_form, congress_ordinal, decision_id
  FROM holding_result WHERE recorded_id IS NULL ORDER BY seat_id, during;
