-- Which people were born by the one day, and after the other where it is given? Their ids, packed.
-- born_until, born_after. Rests on the index of births.
SELECT string_agg(int8send(id), ''::bytea) FROM people_person
 WHERE born_on <= %(born_until)s AND (%(born_after)s::date IS NULL OR born_on > %(born_after)s)
