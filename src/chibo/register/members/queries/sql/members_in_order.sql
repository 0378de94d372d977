-- Which members are counted in the subtree on the day, as far as the scope reaches? Followed by an order.
-- unit, on, roots, asked_on. In order of names it walks their index, and stops when it has enough.
SELECT member.id
  FROM people_personname named
  JOIN members_member member ON member.person_id = named.person_id
  JOIN members_place place ON place.member_id = member.id AND place.valid_during @> %(on)s::date
  JOIN units_ancestry within ON within.unit_id = place.cell_id AND within.valid_during @> %(on)s::date
  JOIN people_person person ON person.id = member.person_id
 WHERE within.ancestor_id = %(unit)s
   AND named.kind = 'birth' AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
