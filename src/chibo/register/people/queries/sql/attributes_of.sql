-- Which coded attributes has this person on the day?
-- person, on. Rests on the key of attributes by person.
SELECT DISTINCT ON (dimension) dimension, code
  FROM people_personattribute
 WHERE person_id = %(person)s AND (first_on IS NULL OR first_on <= %(on)s)
 ORDER BY dimension, first_on DESC NULLS LAST
