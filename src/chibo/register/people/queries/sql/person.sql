-- Which names, sex and birth has this person on the day?
-- person, on. Rests on the keys by person.
SELECT coalesce(born.name, ''), used.name, person.sex, person.born_on, person.born_precision
  FROM people_person person
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = person.id AND kind = 'birth'
        ORDER BY (first_on IS NULL OR first_on <= %(on)s) DESC, first_on DESC NULLS LAST LIMIT 1) born ON true
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = person.id AND kind = 'used'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) used ON true
 WHERE person.id = %(person)s
