-- Which members are counted in the subtree on the day, as far as the scope reaches, in order of birth? Followed by an order.
-- unit, on, roots, asked_on. Walks the index of births as members_by_name walks that of names.
SELECT counted.id
  FROM people_person person
 CROSS JOIN LATERAL (
        SELECT member.id, named.sort_key
          FROM members_member member
         CROSS JOIN LATERAL (SELECT cell_id FROM members_place WHERE member_id = member.id AND valid_during @> %(on)s::date OFFSET 0) place
         CROSS JOIN LATERAL (SELECT sort_key FROM people_personname
                WHERE person_id = member.person_id AND kind = 'birth' AND (first_on IS NULL OR first_on <= %(on)s)
                ORDER BY first_on DESC NULLS LAST LIMIT 1) named
         WHERE member.person_id = person.id
           AND (place.cell_id IN (SELECT unit_id FROM units_ancestry within
                WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)) IS TRUE
         LIMIT 1) counted
 WHERE true
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
