-- Question: what has been found so far? Tables of the running import; they go with its transaction.
-- Parameters: none. Index: none; each is read whole.
CREATE TEMP TABLE refused (row_id bigint, rule text, key text, value text, content jsonb DEFAULT '{}') ON COMMIT DROP;
CREATE TEMP TABLE warned (row_id bigint, rule text, key text, value text, content jsonb DEFAULT '{}') ON COMMIT DROP;
-- Which row makes something new ('new') or changes something known ('changed').
CREATE TEMP TABLE touched (row_id bigint, what text) ON COMMIT DROP;
-- What rows say of a dated value: on a day; at the start of a new subject's life; or without a day.
CREATE TEMP TABLE said (
    realm text, subject bigint, dimension text, day date, at_start boolean, value text,
    row_id bigint, key text, shown text, decision_id bigint
) ON COMMIT DROP;
-- What the register holds of the same.
CREATE TEMP TABLE recorded (
    realm text, subject bigint, dimension text, first_on date, value text, recorded_id bigint
) ON COMMIT DROP;
-- What is to be written of it: op is 'begin' (from a day), 'record' (without a day) or 'correct'.
CREATE TEMP TABLE change (
    realm text, subject bigint, dimension text, op text, day date, value text, recorded_id bigint,
    row_id bigint, key text, decision_id bigint
) ON COMMIT DROP;
