INSERT INTO members_place (member_id, cell_id, valid_during)
SELECT person.id, place.cell_id, place.during
  FROM country.person
 CROSS JOIN LATERAL (SELECT former_id, daterange(entered_on, moved_on) WHERE former_id IS NOT NULL
                      UNION ALL SELECT cell_id, daterange(coalesce(moved_on, entered_on), left_on)) place (cell_id, during);
