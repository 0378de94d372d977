-- Question: none; makes the tables for what rows say of people, filled while further rows are still being read.
-- Parameters: none. Index: none.
CREATE TEMP TABLE person_row (
    row_id bigint, is_member boolean, name text, folded text, born_on date, born_precision text, sex text,
    party bigint, person_id bigint, matched_by text, is_new boolean
) ON COMMIT DROP;
CREATE TEMP TABLE number_told (row_id bigint, kind text, value text, key text) ON COMMIT DROP;
CREATE TEMP TABLE number_digest (row_id bigint, kind text, key text, value text, digest bytea) ON COMMIT DROP;
CREATE TEMP TABLE attribute_told (row_id bigint, from_on date, dimension text, value text) ON COMMIT DROP;
CREATE TEMP TABLE item_told (
    row_id bigint, item smallint, part text, ordinal smallint, day date, precision text, text text
) ON COMMIT DROP;
