-- Question: of whom do the rows of officers beyond one row speak, by which numbers?
-- Parameters: after. Index: none; run as rows come in, while further ones are being read.
INSERT INTO person_row
SELECT row_id, false, name, vietnamese_fold(name), born_on, born_on_precision, sex, row_id, NULL, NULL, false
  FROM staged_officers WHERE row_id > %(after)s;

INSERT INTO number_told
WITH batch AS MATERIALIZED (SELECT row_id, personal_id, cmnd, ll_number, card, card_old FROM staged_officers WHERE row_id > %(after)s)
SELECT row_id, 'personal_id', personal_id, 'personal_id' FROM batch WHERE personal_id IS NOT NULL
UNION ALL SELECT row_id, 'cmnd', cmnd, 'cmnd' FROM batch WHERE cmnd IS NOT NULL
UNION ALL SELECT row_id, 'll_number', ll_number, 'll_number' FROM batch WHERE ll_number IS NOT NULL
UNION ALL SELECT row_id, CASE length(card) WHEN 8 THEN 'card_old' ELSE 'card' END, card, 'card' FROM batch WHERE card IS NOT NULL
UNION ALL SELECT row_id, 'card_old', card_old, 'card_old' FROM batch WHERE card_old IS NOT NULL;
