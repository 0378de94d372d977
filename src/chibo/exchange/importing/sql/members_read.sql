-- Question: of whom do the rows of members beyond one row speak, by which numbers, and what do they say of them?
-- Parameters: after. Index: none; run as rows come in, while further ones are being read.
INSERT INTO person_row
SELECT row_id, true, name, vietnamese_fold(name), born_on, born_on_precision, sex, row_id, NULL, NULL, false
  FROM staged_members WHERE row_id > %(after)s;

INSERT INTO number_told
SELECT staged.row_id, number.kind, number.value, number.key
  FROM staged_members staged
 CROSS JOIN LATERAL (VALUES ('personal_id', personal_id, 'personal_id'), ('cmnd', cmnd, 'cmnd'), ('ll_number', ll_number, 'll_number'),
        (CASE length(card) WHEN 8 THEN 'card_old' ELSE 'card' END, card, 'card'), ('card_old', card_old, 'card_old')) number (kind, value, key)
 WHERE number.value IS NOT NULL AND staged.row_id > %(after)s;

INSERT INTO attribute_told
SELECT staged.row_id, staged.from_on, value.*
  FROM staged_members staged
 CROSS JOIN LATERAL (VALUES
       ('ethnicity', ethnicity), ('religion', religion), ('family_background', family_background), ('occupation', occupation),
       ('education', education), ('qualification', qualification), ('academic_title', academic_title), ('theory', theory),
       ('state_management', state_management), ('policy', policy), ('union_member', union_member), ('private_owner', private_owner),
       ('foreign_spouse', foreign_spouse), ('retired', retired)) value (dimension, value)
 WHERE value.value IS NOT NULL AND staged.row_id > %(after)s;

INSERT INTO item_told
SELECT staged.row_id, item.item, item.part, line.ordinal, item.day, coalesce(item.precision, 'u'), coalesce(line.text, '')
  FROM staged_members staged
 CROSS JOIN LATERAL (VALUES
       (5, 'birthplace', NULL::date, NULL, birthplace), (6, 'native_place', NULL, NULL, native_place),
       (7, 'permanent_residence', NULL, NULL, permanent_residence), (7, 'temporary_residence', NULL, NULL, temporary_residence),
       (11, 'occupation', NULL, NULL, occupation_text), (12, 'introducer', NULL, NULL, introducers),
       (13, 'recruited', recruited_on, recruited_on_precision, recruited_by), (14, 'union', union_joined_on, union_joined_on_precision, NULL),
       (15, 'association', NULL, NULL, associations), (16, 'enlisted', enlisted_on, enlisted_on_precision, NULL),
       (16, 'discharged', discharged_on, discharged_on_precision, NULL), (17, 'languages', NULL, NULL, languages),
       (17, 'computing', NULL, NULL, computing), (17, 'minority_languages', NULL, NULL, minority_languages), (18, 'health', NULL, NULL, health),
       (21, '', NULL, NULL, item_21), (22, '', NULL, NULL, item_22), (23, '', NULL, NULL, item_23), (24, '', NULL, NULL, item_24), (25, '', NULL, NULL, item_25),
       (26, '', NULL, NULL, item_26), (27, '', NULL, NULL, item_27), (28, '', NULL, NULL, item_28), (29, '', NULL, NULL, item_29), (30, '', NULL, NULL, item_30)
       ) item (item, part, day, precision, text)
 CROSS JOIN LATERAL (
       SELECT 1 AS ordinal, item.text WHERE item.text IS NULL OR strpos(item.text, E'\n') = 0
       UNION ALL
       SELECT split.ordinal, split.text FROM string_to_table(item.text, E'\n') WITH ORDINALITY split (text, ordinal) WHERE strpos(item.text, E'\n') > 0) line
 WHERE (item.text IS NOT NULL OR item.day IS NOT NULL) AND staged.row_id > %(after)s;
