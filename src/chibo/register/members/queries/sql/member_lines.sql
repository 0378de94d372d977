-- What does a list show of these members on the day? In the order of the ids given.
-- members, on. Rests on the index by member or person of each table.
SELECT member.public_id, coalesce(named.name, ''), person.sex, person.born_on, person.born_precision, ethnicity.code,
       admitted."on", admitted.precision, recognised."on", recognised.precision,
       recognised.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = member.id
            AND later.kind = 'readmitted' AND later."on" <= %(on)s AND later."on" >= recognised."on"),
       EXISTS (SELECT 1 FROM members_memberevent exempted WHERE exempted.member_id = member.id AND exempted.kind = 'exempted'
           AND (exempted."on" IS NULL OR exempted."on" <= %(on)s)
           AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = member.id
                AND later.kind = 'exemption_ended' AND later."on" <= %(on)s AND later."on" >= exempted."on")),
       cell.public_id, coalesce(cell_named.name, '')
  FROM unnest(%(members)s::bigint[]) WITH ORDINALITY AS wanted (id, position)
  JOIN members_member member ON member.id = wanted.id
  JOIN people_person person ON person.id = member.person_id
  JOIN members_place place ON place.member_id = member.id AND place.valid_during @> %(on)s::date
  JOIN units_unit cell ON cell.id = place.cell_id
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = person.id AND kind = 'birth'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT code FROM people_personattribute WHERE person_id = person.id AND dimension = 'ethnicity'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) ethnicity ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
  LEFT JOIN LATERAL (SELECT "on", precision FROM members_memberevent event WHERE event.member_id = member.id
        AND event.kind IN ('admitted', 'readmitted') AND (event."on" IS NULL OR event."on" <= %(on)s)
        ORDER BY "on" NULLS FIRST LIMIT 1) admitted ON true
  LEFT JOIN LATERAL (SELECT id, "on", precision FROM members_memberevent event WHERE event.member_id = member.id
        AND event.kind = 'recognised' AND (event."on" IS NULL OR event."on" <= %(on)s)
        ORDER BY "on" DESC NULLS LAST LIMIT 1) recognised ON true
 ORDER BY wanted.position
