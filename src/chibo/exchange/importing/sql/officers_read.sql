-- Question: of whom do the rows of officers beyond one row speak, by which numbers?
-- Parameters: after. Index: none; run as rows come in, while further ones are being read.
INSERT INTO person_row
SELECT row_id, false, name, vietnamese_fold(name), born_on, born_on_precision, sex, row_id, NULL, NULL, false
  FROM staged_officers WHERE row_id > %(after)s;

INSERT INTO number_told
SELECT staged.row_id, number.kind, number.value, number.key
  FROM staged_officers staged
 CROSS JOIN LATERAL (VALUES ('personal_id', personal_id, 'personal_id'), ('cmnd', cmnd, 'cmnd'), ('ll_number', ll_number, 'll_number'),
        (CASE length(card) WHEN 8 THEN 'card_old' ELSE 'card' END, card, 'card'), ('card_old', card_old, 'card_old')) number (kind, value, key)
 WHERE number.value IS NOT NULL AND staged.row_id > %(after)s;
