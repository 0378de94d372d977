INSERT INTO people_person (id, sex, born_on, born_precision) SELECT id, sex, born_on, 'd' FROM country.person ORDER BY id;
