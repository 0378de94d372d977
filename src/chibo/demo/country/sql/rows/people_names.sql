-- Half of the names: what is worked out from each takes longest of all. Setting: country.half (0 or 1).
INSERT INTO people_personname (person_id, kind, name)
SELECT person.id, 'birth', name.name FROM country.person JOIN country.name ON name.id = person.name_id
 WHERE person.id % 2 = current_setting('country.half')::int ORDER BY person.id;
