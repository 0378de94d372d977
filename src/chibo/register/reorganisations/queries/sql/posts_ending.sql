-- Question: how many posts held end with these units on the day? Parameters: ended, on. Index: seats by unit.
SELECT count(*) FROM offices_holding held JOIN offices_seat seat ON seat.id = held.seat_id
 WHERE seat.unit_id = ANY (%(ended)s) AND held.valid_during @> %(on)s::date
