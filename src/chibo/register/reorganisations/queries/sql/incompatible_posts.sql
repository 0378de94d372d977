-- Question: who holds, in two units that go on, posts that one person should not hold together on the day, where one of
-- the units is concerned by the plan? Parameters: units (concerned, that go on), ended, posts and others (pairs by
-- place, each both ways), on. Indexes: seats by unit, holdings by seat and by person. Who holds one post only, as nearly
-- all do, is passed over before a seat is looked up; units ended are joined, since an array of them is reckoned to be gone
-- through for each row.
WITH own AS MATERIALIZED (
    SELECT held.id, held.person_id, seat.unit_id, seat.post
      FROM offices_seat seat JOIN offices_holding held ON held.seat_id = seat.id AND held.valid_during @> %(on)s::date
     WHERE seat.unit_id = ANY (%(units)s) AND seat.post = ANY (%(posts)s)
)
SELECT own.person_id, array_agg(DISTINCT both_units.unit_id)
  FROM own
  JOIN offices_holding held ON held.person_id = own.person_id AND held.id <> own.id AND held.valid_during @> %(on)s::date
  JOIN offices_seat seat ON seat.id = held.seat_id AND seat.unit_id <> own.unit_id
  JOIN unnest(%(posts)s::text[], %(others)s::text[]) pair (post, other) ON pair.post = own.post AND pair.other = seat.post
 CROSS JOIN LATERAL (VALUES (own.unit_id), (seat.unit_id)) both_units (unit_id)
 WHERE NOT EXISTS (SELECT FROM unnest(%(ended)s::bigint[]) gone (unit_id) WHERE gone.unit_id = seat.unit_id)
 GROUP BY own.person_id
 ORDER BY own.person_id
