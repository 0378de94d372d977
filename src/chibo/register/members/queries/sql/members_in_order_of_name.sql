-- Which members does the register hold, in order of the names they bore on the day (NULL: before any dated name)? Their
-- ids, those of the people, and the place of each name among all names, packed.
-- on. Reads every name once.
SELECT string_agg(int8send(id), ''::bytea), string_agg(int8send(person_id), ''::bytea), string_agg(int8send(place), ''::bytea) FROM (
SELECT member.id, member.person_id, dense_rank() OVER (ORDER BY named.sort_key COLLATE "C") AS place
  FROM members_member member
  JOIN people_personname named ON named.person_id = member.person_id AND named.kind = 'birth'
   AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
 ORDER BY named.sort_key COLLATE "C", member.id) sorted
