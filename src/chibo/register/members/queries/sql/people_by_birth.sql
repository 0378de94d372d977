-- When was each person born of whom a day is known? Their ids, ascending, and the days, packed.
-- Reads every person once.
SELECT string_agg(int8send(id), ''::bytea), string_agg(int8send(born_on - date '2000-01-01'), ''::bytea)
  FROM (SELECT id, born_on FROM people_person WHERE born_on IS NOT NULL ORDER BY id) known
