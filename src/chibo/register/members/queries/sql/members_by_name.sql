-- Which members are counted in the subtree on the day, as far as the scope reaches, in order of names? Followed by an order.
-- unit, on, roots, asked_on. Walks the index of names and asks of each where it is counted, until there are enough: what
-- stands in LATERAL with a LIMIT or an OFFSET the planner must ask row by row, and a membership in IS TRUE it reads once.
SELECT counted.id
  FROM people_personname named
 CROSS JOIN LATERAL (
        SELECT member.id
          FROM members_member member
         CROSS JOIN LATERAL (SELECT cell_id FROM members_place WHERE member_id = member.id AND valid_during @> %(on)s::date OFFSET 0) place
         WHERE member.person_id = named.person_id
           AND (place.cell_id IN (SELECT unit_id FROM units_ancestry within
                WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)) IS TRUE
         LIMIT 1) counted
 WHERE named.kind = 'birth' AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
