-- The same as members_sorted in order of names, for when many are chosen: walks the index of names and passes over those
-- not chosen, until there are enough. on.
SELECT (SELECT count(*) FROM chosen), member.id
  FROM people_personname named
 CROSS JOIN LATERAL (SELECT id FROM members_member WHERE person_id = named.person_id OFFSET 0) member
 WHERE named.kind = 'birth' AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
   AND (named.person_id IN (SELECT person_id FROM chosen)) IS TRUE
