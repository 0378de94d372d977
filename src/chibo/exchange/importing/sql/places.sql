-- Question: where is each member counted, day by day, once the rows are taken in?
-- Parameters: on, correct. Index: place_counted_once_at_a_time.
INSERT INTO refused (row_id, rule, key)
SELECT row_id, 'cell_needed', 'cell_code' FROM member_row JOIN staged_members staged USING (row_id)
 WHERE is_new AND is_first AND staged.cell_code IS NULL AND staged.cell IS NULL;

CREATE TEMP TABLE place_recorded ON COMMIT DROP AS
SELECT place.member_id, place.id AS recorded_id, place.cell_id, lower(place.valid_during) AS day, upper(place.valid_during) AS upto
  FROM members_place place JOIN member_told USING (member_id);

-- What the rows say from a day on, against what stands there: a gap after leaving counts as another place.
CREATE TEMP TABLE place_change ON COMMIT DROP AS
WITH point AS (
    SELECT member_id, place_on AS day, cell_id, row_id, place_precision AS precision, NULL::bigint AS recorded_id
      FROM member_row WHERE NOT is_sole AND cell_id IS NOT NULL AND (is_new AND is_first OR place_from IS NOT NULL)
    UNION ALL
    SELECT member_id, day, cell_id, NULL, NULL, recorded_id FROM place_recorded
    UNION ALL
    SELECT member_id, upto, NULL, NULL, NULL, NULL FROM place_recorded ended
     WHERE upto IS NOT NULL
       AND NOT EXISTS (SELECT FROM place_recorded next WHERE next.member_id = ended.member_id AND next.day = ended.upto)
), line AS (
    SELECT point.*, lag(cell_id) OVER same_member AS before, lead(cell_id) OVER same_member AS after,
           lead(row_id) OVER same_member AS row_after, lead(recorded_id) OVER same_member AS recorded_after
      FROM point WINDOW same_member AS (PARTITION BY member_id ORDER BY day NULLS FIRST, recorded_id NULLS LAST, row_id)
)
SELECT line.member_id, line.day, coalesce(line.precision, 'd') AS precision, line.cell_id, line.row_id, line.before, there.recorded_id,
       CASE WHEN there.recorded_id IS NOT NULL THEN 'correct'
            WHEN line.before IS NULL AND line.after = line.cell_id AND line.recorded_after IS NOT NULL THEN 'earlier' ELSE 'begin' END AS op
  FROM line
  LEFT JOIN place_recorded there ON there.member_id = line.member_id AND there.day IS NOT DISTINCT FROM line.day
 WHERE line.row_id IS NOT NULL AND line.cell_id IS DISTINCT FROM coalesce(there.cell_id, line.before);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT changed.row_id, 'differs_on_its_day', CASE op WHEN 'earlier' THEN 'place_from' ELSE 'cell_code' END, staged.cell_code, jsonb_build_object('on', changed.day)
  FROM place_change changed JOIN staged_members staged USING (row_id) WHERE op <> 'begin' AND NOT %(correct)s;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT one.row_id, 'rows_contradict', 'cell_code', staged.cell_code, jsonb_build_object('other', staged_other.cell_code)
  FROM place_change one JOIN place_change other USING (member_id, day)
  JOIN staged_members staged ON staged.row_id = one.row_id JOIN staged_members staged_other ON staged_other.row_id = other.row_id
 WHERE one.row_id <> other.row_id AND one.cell_id <> other.cell_id;

-- Another cell without the day of the move.
INSERT INTO refused (row_id, rule, key, value)
SELECT told.row_id, 'moved_without_day', 'place_from', staged.cell_code
  FROM member_row told JOIN staged_members staged USING (row_id)
 WHERE NOT told.is_sole AND told.cell_id IS NOT NULL AND told.place_from IS NULL AND NOT (told.is_new AND told.is_first)
   AND NOT EXISTS (SELECT FROM place_recorded there WHERE there.member_id = told.member_id AND there.cell_id = told.cell_id)
   AND NOT EXISTS (SELECT FROM place_change there WHERE there.member_id = told.member_id AND there.cell_id = told.cell_id);

CREATE TEMP TABLE exit_told ON COMMIT DROP AS
SELECT member_id, left_on, min(row_id) AS row_id, min(exit_kind) AS exit_kind FROM member_row WHERE left_on IS NOT NULL GROUP BY member_id, left_on;

CREATE TEMP TABLE place_result ON COMMIT DROP AS
WITH point AS (
    SELECT member_id, day, cell_id, row_id, precision, NULL::bigint AS recorded_id, NULL::date AS upto, NULL::bigint AS recorded_cell
      FROM place_change WHERE op <> 'correct'
    UNION ALL
    SELECT recorded.member_id, recorded.day, coalesce(mended.cell_id, recorded.cell_id), mended.row_id, NULL, recorded.recorded_id, recorded.upto, recorded.cell_id
      FROM place_recorded recorded LEFT JOIN place_change mended ON mended.recorded_id = recorded.recorded_id
     WHERE recorded.member_id IN (SELECT member_id FROM place_change UNION SELECT member_id FROM exit_told)
), line AS (
    SELECT point.*, lead(day) OVER same_member AS next_day,
           -- A place that begins within another takes over its end.
           max(upto) OVER (PARTITION BY member_id ORDER BY day NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS inherited
      FROM point WINDOW same_member AS (PARTITION BY member_id ORDER BY day NULLS FIRST)
)
SELECT line.member_id, line.cell_id, line.row_id, line.precision, line.recorded_id, line.recorded_cell, line.day, line.upto AS recorded_upto,
       least(line.next_day, line.upto, CASE WHEN line.recorded_id IS NULL AND line.inherited > line.day THEN line.inherited END, gone.left_on) AS upto
  FROM line
  LEFT JOIN LATERAL (SELECT min(left_on) AS left_on FROM exit_told
                      WHERE exit_told.member_id = line.member_id AND coalesce(exit_told.left_on > line.day, true)) gone ON true;

INSERT INTO place_result
SELECT member_id, cell_id, row_id, coalesce(place_precision, 'd'), NULL, NULL, place_on, NULL, left_on FROM member_row WHERE is_sole AND cell_id IS NOT NULL;

-- Within the life of the cell: told on the row of the member, or on the row that ends the cell.
INSERT INTO refused (row_id, rule, key, value, content)
SELECT place.row_id, CASE WHEN place.day >= place.upto THEN 'left_before_coming' ELSE 'cell_not_then' END,
       CASE WHEN place.day >= place.upto THEN 'left_on' ELSE 'cell_code' END, staged.cell_code, jsonb_build_object('life', life.life, 'on', place.day)
  FROM place_result place
  JOIN unit_life life ON life.unit_id = place.cell_id
  JOIN staged_members staged ON staged.row_id = place.row_id
 WHERE place.day >= place.upto
    OR NOT life.life @> daterange(place.day, CASE WHEN coalesce(place.day < place.upto, true) THEN place.upto ELSE place.day + 1 END);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT life.ended_by_row, 'ended_with_members', 'ended_on', life.ended_on::text, jsonb_build_object('members', count(*))
  FROM unit_life life
  JOIN members_place place ON place.cell_id = life.unit_id
  LEFT JOIN place_result result ON result.recorded_id = place.id
 WHERE life.ended_by_row IS NOT NULL AND life.life IS DISTINCT FROM life.recorded_life
   AND coalesce(result.cell_id, place.cell_id) = life.unit_id
   AND coalesce(CASE WHEN result.recorded_id IS NULL THEN upper(place.valid_during) ELSE result.upto END, 'infinity') > upper(life.life)
 GROUP BY life.ended_by_row, life.ended_on;

-- Beside the tree stand units that count no member.
CREATE TEMP TABLE beside ON COMMIT DROP AS
SELECT unit_id FROM units_unitattribute WHERE dimension = 'level' AND code IN ('beside', 'staff')
UNION
SELECT subject FROM change WHERE realm = 'unit' AND dimension = 'level' AND value IN ('beside', 'staff');

INSERT INTO refused (row_id, rule, key, value)
SELECT place.row_id, 'unit_beside_counts_nobody', 'cell_code', staged.cell_code
  FROM place_result place JOIN beside ON beside.unit_id = place.cell_id JOIN staged_members staged USING (row_id);

INSERT INTO touched SELECT row_id, 'changed' FROM place_change;
