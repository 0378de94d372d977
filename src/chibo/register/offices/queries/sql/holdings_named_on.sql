-- Who holds these posts, of which unit (or of an area the unit serves on the day), if it lies in the scope on that day or on
-- the day of asking?
-- ids, days, roots, asked_on. Rests on the keys of holdings, seats and members by person and on ancestry by unit: of each
-- unit it is asked whether the scope reaches it (OFFSET 0), and not which units the scope reaches.
SELECT wanted.position, coalesce(named.name, ''), member.public_id, unit.public_id, coalesce(unit_named.name, ''),
       lower(holding.valid_during), 'post', seat.post, decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       'offices_holding', holding.id
  FROM unnest(%(ids)s::bigint[], %(days)s::date[]) WITH ORDINALITY AS wanted (id, day, position)
  JOIN offices_holding holding ON holding.id = wanted.id
  JOIN offices_seat seat ON seat.id = holding.seat_id
  LEFT JOIN areas_serving serving ON serving.area_id = seat.area_id AND serving.valid_during @> wanted.day
  JOIN units_unit unit ON unit.id = coalesce(seat.unit_id, serving.cell_id)
  LEFT JOIN members_member member ON member.person_id = holding.person_id
   AND EXISTS (SELECT 1 FROM members_place place WHERE place.member_id = member.id AND place.valid_during @> wanted.day)
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = holding.person_id AND kind = 'birth'
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) unit_named ON true
  LEFT JOIN decisions_decision decision ON decision.id = holding.decision_id
 WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = unit.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> wanted.day OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
