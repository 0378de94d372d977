-- Question: none; makes the people what the rows say.
-- Parameters: none. Index: primary keys.
-- What is mended is asked about first, by itself: most imports mend nothing, and then no table is read.
INSERT INTO people_person (id, sex, born_on, born_precision)
SELECT person_id, sex, born_on, born_precision FROM person_new ORDER BY person_id;

UPDATE people_person SET sex = mended.sex, born_on = mended.born_on, born_precision = mended.born_precision
  FROM person_mended mended WHERE mended.person_id = people_person.id AND EXISTS (SELECT FROM person_mended);

INSERT INTO people_personname (person_id, kind, first_on, name)
SELECT person_id, kind, first_on, name
  FROM (SELECT person_id, 'birth' AS kind, NULL::date AS first_on, name FROM person_new WHERE person_id NOT IN (SELECT person FROM member_row WHERE NOT is_sole)
        UNION ALL
        SELECT told.person, 'used', staged.from_on, staged.other_name FROM member_row told JOIN staged_members staged USING (row_id)
         WHERE told.is_sole AND staged.other_name IS NOT NULL
        UNION ALL
        SELECT subject, dimension, day, value FROM change WHERE realm = 'person' AND dimension IN ('birth', 'used') AND op <> 'correct') named
 ORDER BY person_id, kind, first_on;

UPDATE people_personname SET name = change.value
  FROM change WHERE change.realm = 'person' AND change.dimension IN ('birth', 'used') AND change.dimension = people_personname.kind
   AND change.op = 'correct' AND change.recorded_id = people_personname.id
   AND EXISTS (SELECT FROM change WHERE op = 'correct');

INSERT INTO people_personattribute (person_id, dimension, first_on, code)
SELECT told.person, attribute.dimension, attribute.from_on, attribute.value
  FROM member_row told JOIN attribute_told attribute USING (row_id) WHERE told.is_sole;

INSERT INTO people_personattribute (person_id, dimension, first_on, code)
SELECT subject, dimension, day, value FROM change
 WHERE realm = 'person' AND dimension NOT IN ('birth', 'used') AND op <> 'correct' ORDER BY subject, dimension, day;

UPDATE people_personattribute SET code = change.value
  FROM change WHERE change.realm = 'person' AND change.dimension = people_personattribute.dimension
   AND change.op = 'correct' AND change.recorded_id = people_personattribute.id
   AND EXISTS (SELECT FROM change WHERE op = 'correct');

UPDATE people_identifier SET value = number_new.value, digest = number_new.digest
  FROM number_new WHERE number_new.recorded_id = people_identifier.id
   AND EXISTS (SELECT FROM number_new WHERE recorded_id IS NOT NULL);

INSERT INTO people_identifier (person_id, kind, value, digest, issuer, issued_on)
SELECT number_new.person_id, number_new.kind, number_new.value, number_new.digest, coalesce(card.issuer, ''), card.issued_on
  FROM number_new LEFT JOIN card_told card USING (digest)
 WHERE number_new.recorded_id IS NULL ORDER BY number_new.person_id, number_new.kind;

UPDATE people_identifier SET issuer = mended.issuer, issued_on = mended.issued_on
  FROM card_mended mended WHERE mended.recorded_id = people_identifier.id AND EXISTS (SELECT FROM card_mended);

UPDATE people_sheetitem SET "on" = changed.day, precision = changed.precision, text = changed.text
  FROM item_changed changed WHERE changed.recorded_id = people_sheetitem.id
   AND EXISTS (SELECT FROM item_changed WHERE recorded_id IS NOT NULL);

INSERT INTO people_sheetitem (person_id, item, part, ordinal, "on", precision, text)
SELECT told.person, item.item, item.part, item.ordinal, item.day, item.precision, item.text
  FROM member_row told JOIN item_told item USING (row_id) WHERE told.is_sole;

INSERT INTO people_sheetitem (person_id, item, part, ordinal, "on", precision, text)
SELECT person_id, item, part, ordinal, day, precision, text FROM item_changed WHERE recorded_id IS NULL ORDER BY person_id, item, part, ordinal;
