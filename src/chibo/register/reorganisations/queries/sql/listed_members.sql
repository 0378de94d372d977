-- Question: which cell counts each of these members on the day, and is the member full? Parameters: members, on.
-- Indexes: place of member, member_event_once.
SELECT place.member_id, place.cell_id,
       EXISTS (SELECT FROM members_memberevent event
                WHERE event.member_id = place.member_id AND event.kind = 'recognised' AND event."on" <= %(on)s)
  FROM members_place place
 WHERE place.member_id = ANY (%(members)s) AND place.valid_during @> %(on)s::date
