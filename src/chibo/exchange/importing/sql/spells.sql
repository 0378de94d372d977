-- Question: what do the spells of each area become: its commune and its cell?
-- Parameters: correct. Index: the ones made here.
CREATE TEMP TABLE spell_result ON COMMIT DROP AS
WITH holder AS (
    SELECT area_id AS subject, life FROM area_life
), point AS (
    SELECT 'commune' AS dimension, area_id AS subject, lower(valid_during) AS day, upper(valid_during) AS upto, commune_code AS value,
           id AS recorded_id, valid_during AS recorded_during, NULL::bigint AS row_id
      FROM areas_areacommune WHERE area_id IN (SELECT area_id FROM area_seen)
    UNION ALL
    SELECT 'cell', area_id, lower(valid_during), upper(valid_during), cell_id::text, id, valid_during, NULL
      FROM areas_serving WHERE area_id IN (SELECT area_id FROM area_seen)
    UNION ALL
    SELECT dimension, subject, CASE op WHEN 'record' THEN lower(life) ELSE day END, NULL, value, NULL, NULL, row_id
      FROM change JOIN holder USING (subject)
     WHERE realm = 'area' AND dimension IN ('commune', 'cell') AND op <> 'correct'
), clipped AS (
    -- What holds from an area's first day on holds from the cell's first day on, where that is later.
    SELECT point.dimension, point.subject, CASE WHEN point.day IS NOT DISTINCT FROM lower(holder.life) AND point.row_id IS NOT NULL THEN greatest(day, lower(cell.life))
                                    ELSE point.day END AS day,
           upto, point.value, recorded_id, recorded_during, point.row_id, holder.life, cell.life AS cell_life
      FROM point JOIN holder USING (subject)
      LEFT JOIN unit_life cell ON point.dimension = 'cell' AND cell.unit_id = point.value::bigint
), line AS (
    SELECT clipped.*, lead(day) OVER (PARTITION BY dimension, subject ORDER BY day NULLS FIRST) AS next_day FROM clipped
)
SELECT dimension, subject, value, recorded_id, recorded_during, row_id, cell_life, day,
       CASE WHEN coalesce(day, '-infinity') < coalesce(least(next_day, upto, upper(life), upper(cell_life)), 'infinity')
            THEN daterange(day, least(next_day, upto, upper(life), upper(cell_life))) END AS during
  FROM line;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT spell.row_id, 'cell_not_then', 'cell_code', (SELECT min(shown) FROM said WHERE said.row_id = spell.row_id AND said.dimension = 'cell'),
       jsonb_build_object('life', spell.cell_life, 'on', spell.day)
  FROM spell_result spell
 WHERE spell.dimension = 'cell' AND spell.row_id IS NOT NULL AND (spell.during IS NULL OR NOT spell.cell_life @> spell.during);

INSERT INTO touched
SELECT row_id, CASE WHEN is_new THEN 'new' ELSE 'changed' END FROM area_life
 WHERE row_id IS NOT NULL AND (life IS DISTINCT FROM recorded_life OR code IS NOT NULL AND recorded_code IS NULL OR kind <> recorded_kind);
