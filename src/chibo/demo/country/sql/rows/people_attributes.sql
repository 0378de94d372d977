INSERT INTO people_personattribute (person_id, dimension, code)
SELECT person.id, told.dimension, told.code
  FROM country.person
 CROSS JOIN LATERAL (VALUES ('ethnicity', ethnicity), ('occupation', occupation), ('qualification', qualification), ('theory', theory)) told (dimension, code);
