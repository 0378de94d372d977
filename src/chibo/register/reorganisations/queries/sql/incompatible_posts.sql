-- Question: who holds the single post of secretary in two units that go on, on the day?
-- Parameters: units (that the plan touches and that go on), on. Index: holdings by person.
SELECT held.person_id, array_agg(DISTINCT seat.unit_id)
  FROM offices_holding held JOIN offices_seat seat ON seat.id = held.seat_id
 WHERE held.valid_during @> %(on)s::date AND seat.is_single AND seat.unit_id IS NOT NULL
   AND held.person_id IN (SELECT own.person_id FROM offices_holding own JOIN offices_seat of_it ON of_it.id = own.seat_id
                           WHERE of_it.unit_id = ANY (%(units)s) AND of_it.is_single AND own.valid_during @> %(on)s::date)
   AND NOT (seat.unit_id = ANY (%(ended)s))
 GROUP BY held.person_id HAVING count(DISTINCT seat.unit_id) > 1
