-- Question: what do rows of members say of people, from which day: names, attributes, numbers, items of the sheet?
-- Parameters: on, correct. Index: none beyond the temporary ones.
-- Only rows that have something to be held against; a new person with one row is written as it stands.
INSERT INTO said
SELECT 'person', told.person, value.dimension, value.day, told.is_new_person AND told.is_first, value.value, told.row_id, value.key, value.value, NULL
  FROM member_row told
  JOIN (SELECT row_id, 'birth' AS dimension, from_on AS day, name AS value, 'name' AS key FROM staged_members
        UNION ALL
        SELECT row_id, 'used', from_on, other_name, 'other_name' FROM staged_members WHERE other_name IS NOT NULL
        UNION ALL
        SELECT row_id, dimension, from_on, value, dimension FROM attribute_told) value USING (row_id)
 WHERE NOT told.is_sole;

-- The name of a person's first row is the name at birth, whatever day the row gives.
UPDATE said SET day = NULL WHERE realm = 'person' AND dimension = 'birth' AND at_start;

INSERT INTO recorded
SELECT 'person', person_id, kind, first_on, name, id FROM people_personname WHERE person_id IN (SELECT person FROM member_row WHERE NOT is_sole)
UNION ALL
SELECT 'person', person_id, dimension, first_on, code, id FROM people_personattribute WHERE person_id IN (SELECT person FROM member_row WHERE NOT is_sole);
