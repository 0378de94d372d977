-- Question: which unit does each row of units speak of, one the register knows or a new one?
-- Parameters: on, everywhere, roots. Index: unit_code_names_one_unit_at_a_time, unit_name_folded.
CREATE TEMP TABLE unit_seen ON COMMIT DROP AS
SELECT id AS unit_id, valid_during AS life FROM units_unit
 WHERE %(everywhere)s
    OR EXISTS (SELECT FROM units_ancestry above WHERE above.unit_id = units_unit.id AND above.ancestor_id = ANY (%(roots)s)
               AND (above.valid_during @> %(on)s::date OR above.valid_during @> %(asked_on)s::date));

CREATE TEMP TABLE unit_row ON COMMIT DROP AS
SELECT row_id, told.code, told.name, vietnamese_fold(told.name) AS folded, told.founded_on, told.from_on,
       told.ended_on, coalesce(told.from_on, told.founded_on, told.ended_on - 1, %(on)s::date) AS speaks_on,
       nullif(told.parent_code, '') AS parent_code, vietnamese_fold(told.parent) AS parent_folded,
       by_code.unit_id, false AS is_new, false AS is_first
  FROM staged_units told
  LEFT JOIN (
       SELECT DISTINCT ON (bearing.row_id) bearing.row_id, spell.unit_id
         FROM staged_units bearing
         JOIN units_unitcode spell ON spell.code = bearing.code
         JOIN unit_seen USING (unit_id)
        CROSS JOIN LATERAL (SELECT CASE WHEN spell.valid_during @> bearing.from_on THEN 1
                                        WHEN spell.valid_during @> bearing.founded_on THEN 2
                                        WHEN spell.valid_during @> (bearing.ended_on - 1) THEN 3
                                        WHEN spell.valid_during @> %(on)s::date THEN 4
                                        WHEN bearing.founded_on IS NULL THEN 5 END AS nearness) near
        WHERE near.nearness IS NOT NULL
        ORDER BY bearing.row_id, near.nearness, upper(spell.valid_during) DESC NULLS FIRST) by_code USING (row_id);

-- A parent is named by code, or by a name that only one unit bears.
CREATE TEMP TABLE unit_of_parent ON COMMIT DROP AS
SELECT told.row_id, CASE WHEN count(DISTINCT found.unit_id) = 1 THEN min(found.unit_id) END AS unit_id
  FROM unit_row told
  JOIN LATERAL (
       SELECT spell.unit_id FROM units_unitcode spell JOIN unit_seen USING (unit_id)
        WHERE spell.code = told.parent_code AND spell.valid_during @> told.speaks_on
       UNION ALL
       SELECT named.unit_id FROM units_unitname named JOIN unit_seen USING (unit_id)
        WHERE told.parent_code IS NULL AND vietnamese_fold(named.name) = told.parent_folded) found ON true
 WHERE told.unit_id IS NULL GROUP BY told.row_id;

-- Without a known code: name and parent. A code given along with a day it begins is then a new code.
UPDATE unit_row told SET unit_id = named.unit_id
  FROM (SELECT told.row_id, min(child.unit_id) AS unit_id
          FROM unit_row told
          JOIN unit_of_parent parent USING (row_id)
          JOIN units_placement child ON child.parent_id = parent.unit_id AND child.valid_during @> told.speaks_on
          JOIN units_unitname named ON named.unit_id = child.unit_id AND vietnamese_fold(named.name) = told.folded
         WHERE told.unit_id IS NULL
           AND (told.code IS NULL OR told.founded_on IS NULL AND told.from_on IS NOT NULL
                OR NOT EXISTS (SELECT FROM units_unitcode other WHERE other.unit_id = child.unit_id)
                   AND told.founded_on IS NULL)
         GROUP BY told.row_id HAVING count(DISTINCT child.unit_id) = 1) named
 WHERE named.row_id = told.row_id;

-- A root without a code is known by its name.
UPDATE unit_row told SET unit_id = root.id
  FROM units_unit root JOIN units_unitname named ON named.unit_id = root.id
 WHERE told.unit_id IS NULL AND told.code IS NULL AND told.parent_code IS NULL AND told.parent_folded IS NULL
   AND root.is_apex AND root.id IN (SELECT unit_id FROM unit_seen) AND vietnamese_fold(named.name) = told.folded;

-- The rest are new: rows of one code are one unit, until one is founded under that code again.
UPDATE unit_row told SET unit_id = founded.unit_id, is_new = true
  FROM (WITH keyed AS (
            SELECT row_id, coalesce('code ' || code || ' ' || coalesce(max(founded_on) OVER (
                       PARTITION BY code ORDER BY coalesce(from_on, founded_on) NULLS FIRST, row_id)::text, ''),
                       'name ' || folded || ' ' || coalesce(parent_code, parent_folded, '')) AS key
              FROM unit_row WHERE unit_id IS NULL
        ), numbered AS MATERIALIZED (
            SELECT key, nextval((SELECT pg_get_serial_sequence('units_unit', 'id')::regclass)) AS unit_id
              FROM (SELECT key FROM keyed GROUP BY key ORDER BY min(row_id)) ordered
        )
        SELECT row_id, numbered.unit_id FROM keyed JOIN numbered USING (key)) founded
 WHERE founded.row_id = told.row_id;

UPDATE unit_row told SET is_first = true
  FROM (SELECT DISTINCT ON (unit_id) row_id FROM unit_row WHERE is_new
         ORDER BY unit_id, founded_on IS NULL AND from_on IS NOT NULL, coalesce(from_on, founded_on) NULLS FIRST, row_id) first
 WHERE first.row_id = told.row_id;

ANALYZE unit_row;
