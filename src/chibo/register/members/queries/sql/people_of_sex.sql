-- Which people are of this sex? Their ids, packed.
-- sex. Reads every person once.
SELECT string_agg(int8send(id), ''::bytea) FROM people_person WHERE sex = %(sex)s
