-- Question: how many full members do these cells count on the day? Parameters: cells, on. Indexes: place of cell,
-- member_event_once. A member is full from the last recognition on, or where admission without probation is recorded.
SELECT place.cell_id, count(*)
  FROM members_place place
 WHERE place.cell_id = ANY (%(cells)s) AND place.valid_during @> %(on)s::date
   AND EXISTS (SELECT FROM members_memberevent event
                WHERE event.member_id = place.member_id AND event.kind = 'recognised' AND event."on" <= %(on)s)
 GROUP BY place.cell_id
