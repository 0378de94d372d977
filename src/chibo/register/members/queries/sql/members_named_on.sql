-- Who are these members on a day, where are they counted and since when, if their cell lies in the scope on that day or on
-- the day of asking? With the decision of the event by which each came to the cell.
-- ids, days, roots, asked_on. Rests on the keys of places and events by member and on ancestry by unit: of each cell it is
-- asked whether the scope reaches it (OFFSET 0), and not which cells the scope reaches.
SELECT wanted.position, coalesce(named.name, ''), member.public_id, cell.public_id, coalesce(cell_named.name, ''),
       lower(place.valid_during), 'event_kind', came.kind, decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       'members_place', place.id
  FROM unnest(%(ids)s::bigint[], %(days)s::date[]) WITH ORDINALITY AS wanted (id, day, position)
  JOIN members_member member ON member.id = wanted.id
  JOIN members_place place ON place.member_id = member.id AND place.valid_during @> wanted.day
  JOIN units_unit cell ON cell.id = place.cell_id
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = member.person_id AND kind = 'birth'
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
  LEFT JOIN LATERAL (SELECT kind, decision_id FROM members_memberevent event WHERE event.member_id = member.id
        AND event."on" = lower(place.valid_during)
        AND event.kind IN ('admitted', 'readmitted', 'restored', 'transferred_in', 'moved')
        ORDER BY decision_id IS NULL, id LIMIT 1) came ON true
  LEFT JOIN decisions_decision decision ON decision.id = came.decision_id
 WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = place.cell_id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> wanted.day OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
