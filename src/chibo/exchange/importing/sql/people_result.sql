-- Question: what changes of each person: sex and birth, numbers, the card, and the items of the sheet?
-- Parameters: correct. Index: identifier by person, sheet_item_line_once.
CREATE TEMP TABLE person_mended ON COMMIT DROP AS
SELECT DISTINCT ON (told.person_id) told.person_id, told.row_id, coalesce(told.sex, person.sex) AS sex, coalesce(told.born_on, person.born_on) AS born_on,
       CASE WHEN told.born_on IS NULL THEN person.born_precision ELSE told.born_precision END AS born_precision,
       CASE WHEN coalesce(told.sex <> person.sex, false) THEN 'sex' ELSE 'born_on' END AS key, person.born_on AS recorded
  FROM person_row told
  JOIN people_person person ON person.id = told.person_id
 WHERE told.is_member AND (coalesce(told.sex <> person.sex, false) OR told.born_on IS DISTINCT FROM person.born_on AND told.born_on IS NOT NULL
       OR told.born_on = person.born_on AND told.born_precision <> person.born_precision)
 ORDER BY told.person_id, told.row_id;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT row_id, CASE key WHEN 'sex' THEN 'sex_differs' ELSE 'birth_differs' END, key, CASE key WHEN 'sex' THEN sex ELSE born_on::text END, jsonb_build_object('recorded', recorded)
  FROM person_mended WHERE NOT %(correct)s;

-- Most numbers stand on one row; only those on several are sorted, to be taken once.
CREATE TEMP TABLE number_new ON COMMIT DROP AS
SELECT told.row_id, person_row.person_id, told.kind, told.key, told.value, told.digest, NULL::bigint AS recorded_id
  FROM number_digest told
  JOIN person_row USING (row_id)
 WHERE told.digest NOT IN (SELECT digest FROM number_shared)
   AND NOT EXISTS (SELECT FROM number_known known WHERE known.row_id = told.row_id AND known.digest = told.digest)
UNION ALL
(SELECT DISTINCT ON (told.digest) told.row_id, person_row.person_id, told.kind, told.key, told.value, told.digest, NULL
   FROM number_digest told
   JOIN person_row USING (row_id)
  WHERE told.digest IN (SELECT digest FROM number_shared)
    AND NOT EXISTS (SELECT FROM number_known known WHERE known.row_id = told.row_id AND known.digest = told.digest)
  ORDER BY told.digest, told.row_id);

-- One number of a kind at a time: another one is a correction.
UPDATE number_new SET recorded_id = recorded.id
  FROM people_identifier recorded
 WHERE recorded.person_id = number_new.person_id AND recorded.kind = number_new.kind AND recorded.withdrawn_on IS NULL;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'number_differs', key, value FROM number_new WHERE recorded_id IS NOT NULL AND NOT %(correct)s
UNION ALL
SELECT one.row_id, 'two_numbers', one.key, one.value
  FROM number_new one JOIN (SELECT person_id, kind FROM number_new GROUP BY person_id, kind HAVING count(*) > 1) several USING (person_id, kind);

CREATE TEMP TABLE card_told ON COMMIT DROP AS
SELECT number.digest, min(number.row_id) AS row_id, min(staged.card_issued_by) AS issuer, min(staged.card_issued_on) AS issued_on
  FROM number_digest number JOIN staged_members staged USING (row_id)
 WHERE number.kind = CASE WHEN staged.card IS NOT NULL AND length(staged.card) <> 8 THEN 'card' ELSE 'card_old' END
   AND (staged.card_issued_by IS NOT NULL OR staged.card_issued_on IS NOT NULL)
 GROUP BY number.digest;

CREATE TEMP TABLE card_mended ON COMMIT DROP AS
SELECT known.recorded_id, card.row_id, coalesce(card.issuer, recorded.issuer) AS issuer, coalesce(card.issued_on, recorded.issued_on) AS issued_on
  FROM card_told card
  JOIN (SELECT DISTINCT digest, recorded_id FROM number_known) known USING (digest)
  JOIN people_identifier recorded ON recorded.id = known.recorded_id
 WHERE coalesce(card.issuer <> recorded.issuer, false) OR card.issued_on IS DISTINCT FROM recorded.issued_on AND card.issued_on IS NOT NULL;

-- Lines of the sheet are kept as last told; history keeps what stood there. Those of a new person with one row are not
-- looked at: they are written as told.
CREATE TEMP TABLE item_changed ON COMMIT DROP AS
SELECT DISTINCT ON (told.person_id, told.item, told.part, told.ordinal) told.*, recorded.id AS recorded_id
  FROM (SELECT member.person AS person_id, member.is_new_person, item_told.* FROM item_told JOIN member_row member USING (row_id)
         WHERE NOT member.is_sole) told
  LEFT JOIN people_sheetitem recorded USING (person_id, item, part, ordinal)
 WHERE recorded.id IS NULL OR (recorded."on", recorded.precision, recorded.text) IS DISTINCT FROM (told.day, told.precision, told.text)
 ORDER BY told.person_id, told.item, told.part, told.ordinal, told.row_id DESC;

INSERT INTO touched
SELECT row_id, 'changed' FROM person_mended
UNION ALL SELECT row_id, 'changed' FROM number_new WHERE person_id NOT IN (SELECT person_id FROM person_new)
UNION ALL SELECT row_id, 'changed' FROM card_mended
UNION ALL SELECT DISTINCT row_id, 'changed' FROM item_changed WHERE NOT is_new_person;
