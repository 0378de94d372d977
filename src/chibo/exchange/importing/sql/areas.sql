-- Question: which village or block does each row speak of, and what does it say of it?
-- Parameters: on, everywhere. Index: area code, area_served_by_one_cell_at_a_time.
CREATE TEMP TABLE area_seen ON COMMIT DROP AS
SELECT id AS area_id, valid_during AS life, code, kind FROM areas_area
 WHERE %(everywhere)s
    OR EXISTS (SELECT FROM areas_serving served WHERE served.area_id = areas_area.id AND served.cell_id IN (SELECT unit_id FROM unit_seen));

CREATE TEMP TABLE area_row ON COMMIT DROP AS
SELECT staged.row_id, staged.code, staged.name, vietnamese_fold(staged.name) AS folded, staged.area_kind, staged.founded_on,
       staged.from_on, staged.ended_on, coalesce(staged.from_on, staged.founded_on, staged.ended_on - 1, %(on)s::date) AS speaks_on,
       coalesce(staged.commune_code, by_name.code) AS commune, coalesce(by_name.found, 0) AS communes_found,
       seen.area_id, false AS is_new, false AS is_first, NULL::bigint AS cell_id
  FROM staged_areas staged
  LEFT JOIN area_seen seen ON seen.code = staged.code
  LEFT JOIN (SELECT vietnamese_fold(name) AS folded, min(code) AS code, count(DISTINCT code) AS found
               FROM areas_administrativeunit
              WHERE level = 'commune' AND EXISTS (SELECT FROM staged_areas WHERE commune_code IS NULL AND commune IS NOT NULL) GROUP BY 1) by_name
    ON staged.commune_code IS NULL AND by_name.folded = vietnamese_fold(staged.commune);

INSERT INTO refused (row_id, rule, key, value)
SELECT told.row_id, CASE WHEN communes_found > 1 THEN 'commune_ambiguous' ELSE 'commune_unknown' END,
       CASE WHEN staged.commune_code IS NULL THEN 'commune' ELSE 'commune_code' END, coalesce(staged.commune_code, staged.commune)
  FROM area_row told JOIN staged_areas staged USING (row_id)
 WHERE communes_found > 1 OR told.commune IS NULL AND staged.commune IS NOT NULL
    OR staged.commune_code IS NOT NULL AND EXISTS (SELECT FROM areas_administrativeunit WHERE level = 'commune')
       AND NOT EXISTS (SELECT FROM areas_administrativeunit commune WHERE commune.code = staged.commune_code);

UPDATE area_row told SET area_id = found.area_id
  FROM (SELECT told.row_id, min(lying.area_id) AS area_id
          FROM area_row told
          JOIN areas_areacommune lying ON lying.commune_code = told.commune AND lying.valid_during @> told.speaks_on
          JOIN area_seen seen ON seen.area_id = lying.area_id AND (told.code IS NULL OR seen.code IS NULL)
          JOIN areas_areaname named ON named.area_id = lying.area_id AND vietnamese_fold(named.name) = told.folded
         WHERE told.area_id IS NULL GROUP BY told.row_id HAVING count(DISTINCT lying.area_id) = 1) found
 WHERE found.row_id = told.row_id;

UPDATE area_row told SET area_id = founded.area_id, is_new = true
  FROM (WITH keyed AS (
            SELECT row_id, coalesce('code ' || code, 'name ' || folded || ' ' || coalesce(commune, '')) AS key FROM area_row WHERE area_id IS NULL
        ), numbered AS MATERIALIZED (
            SELECT key, nextval((SELECT pg_get_serial_sequence('areas_area', 'id')::regclass)) AS area_id
              FROM (SELECT key FROM keyed GROUP BY key ORDER BY min(row_id)) ordered
        )
        SELECT row_id, numbered.area_id FROM keyed JOIN numbered USING (key)) founded
 WHERE founded.row_id = told.row_id;

UPDATE area_row told SET is_first = true
  FROM (SELECT DISTINCT ON (area_id) row_id FROM area_row WHERE is_new
         ORDER BY area_id, founded_on IS NULL AND from_on IS NOT NULL, coalesce(from_on, founded_on) NULLS FIRST, row_id) first
 WHERE first.row_id = told.row_id;

ANALYZE area_row;

CREATE TEMP TABLE area_life ON COMMIT DROP AS
SELECT coalesce(told.area_id, seen.area_id) AS area_id, seen.life AS recorded_life, seen.kind AS recorded_kind, seen.code AS recorded_code,
       told.row_id, told.code, told.kind, told.founded_on, told.ended_on, told.ended_by_row, coalesce(told.is_new, false) AS is_new,
       CASE WHEN told.area_id IS NULL THEN seen.life
            WHEN coalesce(told.ended_on <= CASE WHEN told.is_new THEN told.begins_on ELSE lower(seen.life) END, false) THEN coalesce(seen.life, daterange(told.begins_on, NULL))
            WHEN told.is_new THEN daterange(told.begins_on, told.ended_on)
            ELSE daterange(CASE WHEN %(correct)s THEN coalesce(told.founded_on, lower(seen.life)) ELSE lower(seen.life) END,
                           CASE WHEN %(correct)s THEN coalesce(told.ended_on, upper(seen.life)) ELSE coalesce(upper(seen.life), told.ended_on) END) END AS life
  FROM (SELECT area_id, bool_or(is_new) AS is_new, min(row_id) AS row_id, min(code) AS code, min(area_kind) AS kind, min(founded_on) AS founded_on,
               coalesce(min(founded_on), min(from_on)) AS begins_on, max(ended_on) AS ended_on,
               min(row_id) FILTER (WHERE ended_on IS NOT NULL) AS ended_by_row
          FROM area_row GROUP BY area_id) told
  FULL JOIN area_seen seen USING (area_id);
CREATE UNIQUE INDEX ON area_life (area_id);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT row_id, 'code_in_use', 'code', code, '{}' FROM area_life
 WHERE is_new AND code IN (SELECT code FROM areas_area)
UNION ALL
SELECT row_id, 'first_day_differs', 'founded_on', founded_on::text, jsonb_build_object('recorded', lower(recorded_life)) FROM area_life
 WHERE NOT is_new AND founded_on IS DISTINCT FROM lower(recorded_life) AND founded_on IS NOT NULL AND NOT %(correct)s
UNION ALL
SELECT ended_by_row, 'last_day_differs', 'ended_on', ended_on::text, jsonb_build_object('recorded', upper(recorded_life)) FROM area_life
 WHERE NOT is_new AND ended_on <> upper(recorded_life) AND NOT %(correct)s
UNION ALL
SELECT ended_by_row, 'ends_before_it_begins', 'ended_on', ended_on::text, jsonb_build_object('begins', lower(life)) FROM area_life
 WHERE ended_on <= lower(life)
UNION ALL
SELECT row_id, 'area_kind_differs', 'area_kind', kind, jsonb_build_object('recorded', recorded_kind) FROM area_life
 WHERE NOT is_new AND kind <> recorded_kind AND NOT %(correct)s
UNION ALL
SELECT told.row_id, 'outside_life_of_area', 'from_on', told.from_on::text, jsonb_build_object('life', life)
  FROM area_row told JOIN area_life USING (area_id)
 WHERE NOT told.is_first AND told.from_on IS NOT NULL AND NOT life @> told.from_on;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT life.ended_by_row, 'facts_after_end', 'ended_on', life.ended_on::text, jsonb_build_object('on', max(later.begins_on))
  FROM area_life life
  JOIN (SELECT area_id, lower(valid_during) AS begins_on FROM areas_areacommune
        UNION ALL SELECT area_id, lower(valid_during) FROM areas_serving
        UNION ALL SELECT seat.area_id, lower(held.valid_during) FROM offices_seat seat JOIN offices_holding held ON held.seat_id = seat.id) later
    ON later.area_id = life.area_id AND later.begins_on >= upper(life.life)
 WHERE life.ended_by_row IS NOT NULL AND life.life IS DISTINCT FROM life.recorded_life
 GROUP BY life.ended_by_row, life.ended_on;
