-- Question: what become the spells of meeting, paying and living elsewhere?
-- Parameters: correct. Index: the temporary ones.
CREATE TEMP TABLE other_place_result ON COMMIT DROP AS
WITH recorded_spell AS (
    SELECT 'meeting' AS relation, id, member_id, cell_id, valid_during FROM members_meetingplace
    UNION ALL SELECT 'fee', id, member_id, cell_id, valid_during FROM members_feeplace
    UNION ALL SELECT 'residence', id, member_id, cell_id, valid_during FROM members_residenceplace
), point AS (
    SELECT spell.relation, spell.member_id, lower(spell.valid_during) AS day, upper(spell.valid_during) AS upto, coalesce(mended.value::bigint, spell.cell_id) AS cell_id,
           spell.id AS recorded_id, spell.cell_id AS recorded_cell, spell.valid_during AS recorded_during, mended.row_id
      FROM recorded_spell spell
      LEFT JOIN change mended ON mended.realm = 'member' AND mended.dimension = spell.relation AND mended.op = 'correct' AND mended.recorded_id = spell.id
     WHERE spell.member_id IN (SELECT member_id FROM other_place_row UNION SELECT member_id FROM exit_told)
        OR spell.cell_id IN (SELECT unit_id FROM unit_life WHERE life IS DISTINCT FROM recorded_life)
    UNION ALL
    SELECT changed.dimension, changed.subject, CASE WHEN changed.op = 'record' THEN greatest(told.place_on, lower(life.life)) ELSE changed.day END, NULL,
           changed.value::bigint, NULL, NULL, NULL, changed.row_id
      FROM change changed JOIN other_place_row told ON told.row_id = changed.row_id AND told.relation = changed.dimension
      JOIN unit_life life ON life.unit_id = changed.value::bigint
     WHERE changed.realm = 'member' AND changed.op <> 'correct'
), line AS (
    SELECT point.*, lead(day) OVER (PARTITION BY relation, member_id ORDER BY day NULLS FIRST) AS next_day FROM point
)
SELECT line.relation, line.member_id, line.cell_id, line.recorded_id, line.recorded_cell, line.recorded_during, line.row_id, line.day, life.life, ends.upto,
       CASE WHEN coalesce(line.day, '-infinity') < coalesce(ends.upto, 'infinity') THEN daterange(line.day, ends.upto) END AS during
  FROM line
  JOIN unit_life life ON life.unit_id = line.cell_id
 CROSS JOIN LATERAL (SELECT least(line.next_day, line.upto, upper(life.life), (SELECT min(left_on) FROM exit_told gone
                       WHERE gone.member_id = line.member_id AND coalesce(gone.left_on > line.day, true))) AS upto) ends;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT result.row_id, 'cell_not_then', result.relation || '_cell_code', told.code, jsonb_build_object('life', result.life, 'on', result.day)
  FROM other_place_result result JOIN other_place_row told ON told.row_id = result.row_id AND told.relation = result.relation
 WHERE result.during IS NULL OR NOT result.life @> result.during;
