-- Who holds the posts of this unit, and of the areas it serves, on the day?
-- unit, on. Rests on the indexes of seats by unit and by area, and of holdings by seat.
WITH seat AS (
    SELECT id, post, NULL::text AS area FROM offices_seat WHERE unit_id = %(unit)s
     UNION ALL
    SELECT seat.id, seat.post, coalesce(named.name, '')
      FROM areas_serving serving
      JOIN offices_seat seat ON seat.area_id = serving.area_id
      LEFT JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = serving.area_id
            AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
     WHERE serving.cell_id = %(unit)s AND serving.valid_during @> %(on)s::date
)
SELECT seat.post, seat.area, coalesce(named.name, ''), member.public_id, lower(holding.valid_during),
       upper(holding.valid_during), holding.appointment_form, holding.congress_ordinal
  FROM seat
  JOIN offices_holding holding ON holding.seat_id = seat.id AND holding.valid_during @> %(on)s::date
  LEFT JOIN members_member member ON member.person_id = holding.person_id
  LEFT JOIN LATERAL (SELECT name, sort_key FROM people_personname WHERE person_id = holding.person_id AND kind = 'birth'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 ORDER BY seat.area NULLS FIRST,
          array_position(ARRAY['secretary', 'deputy_secretary', 'standing_member', 'committee_member', 'inspection_head',
              'inspection_member', 'cell_secretary', 'cell_deputy_secretary', 'cell_committee_member'], seat.post),
          seat.post, named.sort_key COLLATE "C", holding.id
