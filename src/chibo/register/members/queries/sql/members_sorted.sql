-- Of the members chosen before (members_narrowed), which stand on one page, each with the number of all? Followed by an
-- order. on.
SELECT (SELECT count(*) FROM chosen), member.id
  FROM chosen member
  LEFT JOIN people_person person ON person.id = member.person_id
  JOIN people_personname named ON named.person_id = member.person_id AND named.kind = 'birth'
   AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
