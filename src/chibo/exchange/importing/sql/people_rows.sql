-- Question: which rows share a number?
-- Parameters: none. Index: none.
CREATE UNIQUE INDEX ON person_row (row_id);

ANALYZE person_row, number_told, number_digest, attribute_told, item_told;

CREATE TEMP TABLE number_shared ON COMMIT DROP AS
SELECT row_id, digest FROM number_digest WHERE digest IN (SELECT digest FROM number_digest GROUP BY digest HAVING count(*) > 1);
