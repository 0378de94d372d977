-- Question: when does each unit begin and end, and which code names which unit, once the rows are taken in?
-- Parameters: correct. Index: primary keys.
CREATE TEMP TABLE unit_told ON COMMIT DROP AS
SELECT told.unit_id, bool_or(told.is_new) AS is_new, min(told.row_id) AS row_id,
       min(told.founded_on) AS founded_on, max(told.founded_on) AS founded_last,
       coalesce(min(told.founded_on), min(told.from_on)) AS begins_on,
       max(told.ended_on) AS ended_on, count(DISTINCT told.ended_on) AS ends,
       min(told.row_id) FILTER (WHERE told.ended_on IS NOT NULL) AS ended_by_row,
       min(told.row_id) FILTER (WHERE told.founded_on IS NOT NULL) AS founded_by_row
  FROM unit_row told GROUP BY told.unit_id;

CREATE TEMP TABLE unit_life ON COMMIT DROP AS
SELECT coalesce(told.unit_id, seen.unit_id) AS unit_id, seen.life AS recorded_life,
       CASE WHEN told.unit_id IS NULL THEN seen.life
            WHEN coalesce(told.ended_on <= CASE WHEN told.is_new THEN told.begins_on ELSE lower(seen.life) END, false)
            THEN coalesce(seen.life, daterange(told.begins_on, NULL))
            WHEN told.is_new THEN daterange(told.begins_on, told.ended_on)
            ELSE daterange(CASE WHEN %(correct)s THEN coalesce(told.founded_on, lower(seen.life)) ELSE lower(seen.life) END,
                           CASE WHEN %(correct)s THEN coalesce(told.ended_on, upper(seen.life))
                                ELSE coalesce(upper(seen.life), told.ended_on) END) END AS life,
       told.row_id, coalesce(told.is_new, false) AS is_new, told.ended_by_row, told.ended_on
  FROM unit_told told
  FULL JOIN unit_seen seen USING (unit_id);
CREATE UNIQUE INDEX ON unit_life (unit_id);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT founded_by_row, 'first_day_differs', 'founded_on', founded_on::text, jsonb_build_object('recorded', lower(recorded_life))
  FROM unit_told JOIN unit_life USING (unit_id)
 WHERE founded_on IS NOT NULL AND founded_on IS DISTINCT FROM lower(recorded_life) AND NOT unit_told.is_new AND NOT %(correct)s
UNION ALL
SELECT founded_by_row, 'rows_contradict', 'founded_on', founded_last::text, jsonb_build_object('other', founded_on)
  FROM unit_told WHERE founded_on <> founded_last
UNION ALL
SELECT unit_told.ended_by_row, 'last_day_differs', 'ended_on', unit_told.ended_on::text, jsonb_build_object('recorded', upper(recorded_life))
  FROM unit_told JOIN unit_life USING (unit_id)
 WHERE unit_told.ended_on <> upper(recorded_life) AND NOT unit_told.is_new AND NOT %(correct)s
UNION ALL
SELECT unit_told.ended_by_row, 'ends_before_it_begins', 'ended_on', unit_told.ended_on::text, jsonb_build_object('begins', coalesce(lower(recorded_life), begins_on))
  FROM unit_told JOIN unit_life USING (unit_id)
 WHERE unit_told.ended_on <= coalesce(lower(recorded_life), begins_on)
UNION ALL
SELECT told.row_id, 'outside_life_of_unit', 'from_on', told.from_on::text, jsonb_build_object('life', life)
  FROM unit_row told JOIN unit_life USING (unit_id)
 WHERE NOT told.is_first AND told.from_on IS NOT NULL AND NOT life @> told.from_on;

CREATE TEMP TABLE code_told ON COMMIT DROP AS
WITH told AS (
    SELECT DISTINCT ON (told.unit_id, CASE WHEN told.is_first THEN lower(life) ELSE coalesce(told.from_on, lower(life)) END)
           told.unit_id, CASE WHEN told.is_first THEN lower(life) ELSE coalesce(told.from_on, lower(life)) END AS day, told.code, told.from_on, told.is_new
      FROM unit_row told JOIN unit_life USING (unit_id)
     WHERE told.code IS NOT NULL AND (told.is_new OR told.from_on IS NOT NULL
           OR NOT EXISTS (SELECT FROM units_unitcode former WHERE former.unit_id = told.unit_id))
     ORDER BY 1, 2, told.row_id
), recorded AS (
    SELECT id, unit_id, code, valid_during, lower(valid_during) AS day FROM units_unitcode JOIN unit_seen USING (unit_id)
), point AS (
    SELECT unit_id, day, CASE WHEN %(correct)s THEN coalesce(told.code, recorded.code) ELSE recorded.code END AS code, recorded.id AS recorded_id,
           recorded.code AS recorded_code, recorded.valid_during AS recorded_during, upper(recorded.valid_during) AS upto
      FROM recorded LEFT JOIN told USING (unit_id, day)
    UNION ALL
    SELECT unit_id, day, told.code, NULL, NULL, NULL, NULL FROM told
     WHERE NOT EXISTS (SELECT FROM recorded WHERE recorded.unit_id = told.unit_id AND recorded.day IS NOT DISTINCT FROM told.day)
), kept AS (
    SELECT * FROM (SELECT point.*, lag(code) OVER (PARTITION BY unit_id ORDER BY day NULLS FIRST) AS before FROM point) line
     WHERE recorded_id IS NOT NULL OR code IS DISTINCT FROM before
)
SELECT unit_id, code, recorded_id, recorded_code, recorded_during, day,
       CASE WHEN coalesce(day, '-infinity') < coalesce(least(next_day, upper(life)), 'infinity')
            THEN daterange(day, least(next_day, CASE WHEN next_day IS NULL AND upto IS NOT NULL AND recorded_life = life THEN upto END, upper(life))) END AS during
  FROM (SELECT kept.*, life, recorded_life, lead(day) OVER (PARTITION BY unit_id ORDER BY day NULLS FIRST) AS next_day
          FROM kept JOIN unit_life USING (unit_id)) spelled;
CREATE INDEX ON code_told (code);

INSERT INTO refused (row_id, rule, key, value)
SELECT DISTINCT told.row_id, 'code_in_use', 'code', told.code
  FROM (SELECT mine.unit_id, mine.code FROM code_told mine
          JOIN code_told other ON other.code = mine.code AND other.unit_id <> mine.unit_id AND other.during && mine.during
        UNION ALL
        SELECT mine.unit_id, mine.code FROM code_told mine
          JOIN units_unitcode other ON other.code = mine.code AND other.unit_id <> mine.unit_id AND other.valid_during && mine.during
         WHERE NOT %(everywhere)s AND NOT EXISTS (SELECT FROM unit_seen WHERE unit_seen.unit_id = other.unit_id)) clash
  JOIN unit_row told ON told.unit_id = clash.unit_id AND told.code = clash.code;

-- A name names a unit where only one bears it. Asked of the names that stand where no code does; mostly of none.
CREATE TEMP TABLE name_told ON COMMIT DROP AS
WITH asked AS MATERIALIZED (
    SELECT parent_folded AS folded FROM unit_row WHERE parent_code IS NULL AND parent_folded IS NOT NULL
    UNION SELECT vietnamese_fold(cell) FROM staged_areas WHERE cell_code IS NULL AND cell IS NOT NULL
    UNION SELECT vietnamese_fold(cell) FROM staged_members WHERE cell_code IS NULL AND cell IS NOT NULL
    UNION SELECT vietnamese_fold(unit) FROM staged_officers WHERE unit_code IS NULL AND unit IS NOT NULL
)
SELECT folded, CASE WHEN count(DISTINCT unit_id) = 1 THEN min(unit_id) END AS unit_id, count(DISTINCT unit_id) AS bearers
  FROM (SELECT vietnamese_fold(name) AS folded, unit_id FROM units_unitname JOIN unit_seen USING (unit_id) WHERE EXISTS (SELECT FROM asked)
        UNION SELECT folded, unit_id FROM unit_row) borne
 WHERE folded IN (SELECT folded FROM asked)
 GROUP BY folded;
CREATE INDEX ON name_told (folded);
