-- Which people bear this code in this dimension on the day? Their ids, packed.
-- dimension, code, on. Reads the attributes once.
SELECT string_agg(int8send(one.person_id), ''::bytea)
  FROM people_personattribute one
 WHERE one.dimension = %(dimension)s AND one.code = %(code)s AND (one.first_on IS NULL OR one.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personattribute later WHERE later.person_id = one.person_id
        AND later.dimension = %(dimension)s AND later.first_on <= %(on)s
        AND later.first_on > coalesce(one.first_on, date '0001-01-01'))
