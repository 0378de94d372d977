-- Question: how many people sit on the committee of each of these units on the day, and how many of them beside the
-- secretary and deputies? Parameters: units, posts (of the committee), leading (posts), on. Index: seats by unit.
SELECT seat.unit_id, count(DISTINCT held.person_id),
       count(DISTINCT held.person_id) FILTER (WHERE NOT seat.post = ANY (%(leading)s))
  FROM offices_seat seat JOIN offices_holding held ON held.seat_id = seat.id AND held.valid_during @> %(on)s::date
 WHERE seat.unit_id = ANY (%(units)s) AND seat.post = ANY (%(posts)s)
 GROUP BY seat.unit_id
