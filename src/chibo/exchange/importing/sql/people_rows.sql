-- Question: which rows speak of people, and by which numbers?
-- Parameters: on. Index: none.
CREATE TEMP TABLE person_row ON COMMIT DROP AS
SELECT row_id, true AS is_member, name, vietnamese_fold(name) AS folded, born_on, born_on_precision AS born_precision, sex,
       row_id AS party, NULL::bigint AS person_id, NULL::text AS matched_by, false AS is_new
  FROM staged_members
UNION ALL
SELECT row_id, false, name, vietnamese_fold(name), born_on, born_on_precision, sex, row_id, NULL, NULL, false FROM staged_officers;
CREATE UNIQUE INDEX ON person_row (row_id);

CREATE TEMP TABLE number_told ON COMMIT DROP AS
SELECT staged.row_id, number.kind, number.value, number.key
  FROM (SELECT row_id, personal_id, cmnd, ll_number, card, card_old FROM staged_members
        UNION ALL SELECT row_id, personal_id, cmnd, ll_number, card, card_old FROM staged_officers) staged
 CROSS JOIN LATERAL (VALUES ('personal_id', personal_id, 'personal_id'), ('cmnd', cmnd, 'cmnd'), ('ll_number', ll_number, 'll_number'),
        (CASE length(card) WHEN 8 THEN 'card_old' ELSE 'card' END, card, 'card'), ('card_old', card_old, 'card_old')) number (kind, value, key)
 WHERE number.value IS NOT NULL;
CREATE TEMP TABLE number_digest (row_id bigint, kind text, key text, value text, digest bytea) ON COMMIT DROP;
