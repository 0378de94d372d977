-- Question: of whom do the rows of members beyond one row speak, by which numbers, and what do they say of them?
-- Parameters: after. Index: none; run as rows come in, while further ones are being read.
-- Each column is a pass of its own over the rows: a list of values beside each row is worked out anew for every row, at
-- three times the cost.
INSERT INTO person_row
SELECT row_id, true, name, vietnamese_fold(name), born_on, born_on_precision, sex, row_id, NULL, NULL, false
  FROM staged_members WHERE row_id > %(after)s;

INSERT INTO number_told
WITH batch AS MATERIALIZED (SELECT row_id, personal_id, cmnd, ll_number, card, card_old FROM staged_members WHERE row_id > %(after)s)
SELECT row_id, 'personal_id', personal_id, 'personal_id' FROM batch WHERE personal_id IS NOT NULL
UNION ALL SELECT row_id, 'cmnd', cmnd, 'cmnd' FROM batch WHERE cmnd IS NOT NULL
UNION ALL SELECT row_id, 'll_number', ll_number, 'll_number' FROM batch WHERE ll_number IS NOT NULL
UNION ALL SELECT row_id, CASE length(card) WHEN 8 THEN 'card_old' ELSE 'card' END, card, 'card' FROM batch WHERE card IS NOT NULL
UNION ALL SELECT row_id, 'card_old', card_old, 'card_old' FROM batch WHERE card_old IS NOT NULL;

INSERT INTO attribute_told
WITH batch AS MATERIALIZED (
    SELECT row_id, from_on, ethnicity, religion, family_background, occupation, education, qualification, academic_title,
           theory, state_management, policy, union_member, private_owner, foreign_spouse, retired
      FROM staged_members WHERE row_id > %(after)s)
SELECT row_id, from_on, 'ethnicity', ethnicity FROM batch WHERE ethnicity IS NOT NULL
UNION ALL SELECT row_id, from_on, 'religion', religion FROM batch WHERE religion IS NOT NULL
UNION ALL SELECT row_id, from_on, 'family_background', family_background FROM batch WHERE family_background IS NOT NULL
UNION ALL SELECT row_id, from_on, 'occupation', occupation FROM batch WHERE occupation IS NOT NULL
UNION ALL SELECT row_id, from_on, 'education', education FROM batch WHERE education IS NOT NULL
UNION ALL SELECT row_id, from_on, 'qualification', qualification FROM batch WHERE qualification IS NOT NULL
UNION ALL SELECT row_id, from_on, 'academic_title', academic_title FROM batch WHERE academic_title IS NOT NULL
UNION ALL SELECT row_id, from_on, 'theory', theory FROM batch WHERE theory IS NOT NULL
UNION ALL SELECT row_id, from_on, 'state_management', state_management FROM batch WHERE state_management IS NOT NULL
UNION ALL SELECT row_id, from_on, 'policy', policy FROM batch WHERE policy IS NOT NULL
UNION ALL SELECT row_id, from_on, 'union_member', union_member FROM batch WHERE union_member IS NOT NULL
UNION ALL SELECT row_id, from_on, 'private_owner', private_owner FROM batch WHERE private_owner IS NOT NULL
UNION ALL SELECT row_id, from_on, 'foreign_spouse', foreign_spouse FROM batch WHERE foreign_spouse IS NOT NULL
UNION ALL SELECT row_id, from_on, 'retired', retired FROM batch WHERE retired IS NOT NULL
 ORDER BY row_id;

INSERT INTO item_told
WITH batch AS MATERIALIZED (
    SELECT row_id, birthplace, native_place, permanent_residence, temporary_residence, occupation_text, introducers,
           recruited_on, recruited_on_precision, recruited_by, union_joined_on, union_joined_on_precision,
           associations, enlisted_on, enlisted_on_precision, discharged_on, discharged_on_precision, languages,
           computing, minority_languages, health, item_21, item_22, item_23, item_24, item_25, item_26, item_27,
           item_28, item_29, item_30
      FROM staged_members WHERE row_id > %(after)s
), item AS (
    SELECT row_id, 5 AS item, 'birthplace' AS part, NULL::date AS day, NULL AS precision, birthplace AS text FROM batch WHERE birthplace IS NOT NULL
    UNION ALL SELECT row_id, 6, 'native_place', NULL, NULL, native_place FROM batch WHERE native_place IS NOT NULL
    UNION ALL SELECT row_id, 7, 'permanent_residence', NULL, NULL, permanent_residence FROM batch WHERE permanent_residence IS NOT NULL
    UNION ALL SELECT row_id, 7, 'temporary_residence', NULL, NULL, temporary_residence FROM batch WHERE temporary_residence IS NOT NULL
    UNION ALL SELECT row_id, 11, 'occupation', NULL, NULL, occupation_text FROM batch WHERE occupation_text IS NOT NULL
    UNION ALL SELECT row_id, 12, 'introducer', NULL, NULL, introducers FROM batch WHERE introducers IS NOT NULL
    UNION ALL SELECT row_id, 13, 'recruited', recruited_on, recruited_on_precision, recruited_by FROM batch WHERE recruited_by IS NOT NULL OR recruited_on IS NOT NULL
    UNION ALL SELECT row_id, 14, 'union', union_joined_on, union_joined_on_precision, NULL FROM batch WHERE union_joined_on IS NOT NULL
    UNION ALL SELECT row_id, 15, 'association', NULL, NULL, associations FROM batch WHERE associations IS NOT NULL
    UNION ALL SELECT row_id, 16, 'enlisted', enlisted_on, enlisted_on_precision, NULL FROM batch WHERE enlisted_on IS NOT NULL
    UNION ALL SELECT row_id, 16, 'discharged', discharged_on, discharged_on_precision, NULL FROM batch WHERE discharged_on IS NOT NULL
    UNION ALL SELECT row_id, 17, 'languages', NULL, NULL, languages FROM batch WHERE languages IS NOT NULL
    UNION ALL SELECT row_id, 17, 'computing', NULL, NULL, computing FROM batch WHERE computing IS NOT NULL
    UNION ALL SELECT row_id, 17, 'minority_languages', NULL, NULL, minority_languages FROM batch WHERE minority_languages IS NOT NULL
    UNION ALL SELECT row_id, 18, 'health', NULL, NULL, health FROM batch WHERE health IS NOT NULL
    UNION ALL SELECT row_id, 21, '', NULL, NULL, item_21 FROM batch WHERE item_21 IS NOT NULL
    UNION ALL SELECT row_id, 22, '', NULL, NULL, item_22 FROM batch WHERE item_22 IS NOT NULL
    UNION ALL SELECT row_id, 23, '', NULL, NULL, item_23 FROM batch WHERE item_23 IS NOT NULL
    UNION ALL SELECT row_id, 24, '', NULL, NULL, item_24 FROM batch WHERE item_24 IS NOT NULL
    UNION ALL SELECT row_id, 25, '', NULL, NULL, item_25 FROM batch WHERE item_25 IS NOT NULL
    UNION ALL SELECT row_id, 26, '', NULL, NULL, item_26 FROM batch WHERE item_26 IS NOT NULL
    UNION ALL SELECT row_id, 27, '', NULL, NULL, item_27 FROM batch WHERE item_27 IS NOT NULL
    UNION ALL SELECT row_id, 28, '', NULL, NULL, item_28 FROM batch WHERE item_28 IS NOT NULL
    UNION ALL SELECT row_id, 29, '', NULL, NULL, item_29 FROM batch WHERE item_29 IS NOT NULL
    UNION ALL SELECT row_id, 30, '', NULL, NULL, item_30 FROM batch WHERE item_30 IS NOT NULL
)
SELECT row_id, item, part, 1, day, coalesce(precision, 'u'), coalesce(text, '') FROM item WHERE text IS NULL OR strpos(text, E'\n') = 0
UNION ALL
SELECT row_id, item, part, line.ordinal, day, coalesce(precision, 'u'), line.text
  FROM item CROSS JOIN LATERAL string_to_table(text, E'\n') WITH ORDINALITY line (text, ordinal)
 WHERE strpos(item.text, E'\n') > 0
 ORDER BY row_id;
