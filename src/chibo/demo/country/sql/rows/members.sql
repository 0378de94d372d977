INSERT INTO members_member (id, person_id) SELECT id, id FROM country.person ORDER BY id;
