-- Question: how many rows of each kind have each fate, unit by unit? Ordered by the unit's code.
-- Parameters: on. Index: none.
WITH coded AS (
    SELECT DISTINCT ON (unit_id) unit_id, code FROM code_told ORDER BY unit_id, upper(during) DESC NULLS FIRST, lower(during) DESC
), told AS (
    SELECT DISTINCT ON (unit_id) unit_id, name FROM unit_row ORDER BY unit_id, row_id DESC
), recorded_name AS (
    SELECT DISTINCT ON (unit_id) unit_id, name FROM units_unitname WHERE coalesce(first_on <= %(on)s::date, true) ORDER BY unit_id, first_on DESC NULLS LAST
)
SELECT coalesce(coded.code, '') AS code, coalesce(told.name, recorded_name.name, '') AS name, counted.kind, counted.fate, counted.rows
  FROM (SELECT unit_id, kind, fate, count(*) AS rows FROM row_fate GROUP BY unit_id, kind, fate) counted
  LEFT JOIN coded USING (unit_id)
  LEFT JOIN told USING (unit_id)
  LEFT JOIN recorded_name USING (unit_id)
 ORDER BY code, name, counted.kind, counted.fate;
