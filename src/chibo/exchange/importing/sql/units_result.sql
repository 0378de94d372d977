-- Question: what do lives, codes, placements and terms become, and does the tree still stand on every day?
-- Parameters: correct. Index: the ones made here.
-- A kind that changes brings its level along, where the row names none.
INSERT INTO change
SELECT changed.realm, changed.subject, 'level', 'begin', changed.day, brought.level, NULL, changed.row_id, 'unit_kind', changed.decision_id
  FROM change changed
  JOIN staged_units staged USING (row_id)
  JOIN LATERAL (SELECT level FROM kind_level WHERE kind_level.kind = changed.value
                 ORDER BY kind_level.during @> coalesce(changed.day, staged.founded_on, '1930-02-03') DESC LIMIT 1) brought ON true
 WHERE changed.realm = 'unit' AND changed.dimension = 'unit_kind' AND changed.op = 'begin' AND staged.level IS NULL
   AND changed.subject NOT IN (SELECT unit_id FROM unit_told WHERE is_new)
   AND brought.level IS DISTINCT FROM (
       SELECT value FROM recorded WHERE recorded.realm = 'unit' AND recorded.subject = changed.subject
          AND recorded.dimension = 'level' AND coalesce(recorded.first_on <= changed.day, true)
        ORDER BY first_on DESC NULLS LAST LIMIT 1)
   AND NOT EXISTS (SELECT FROM recorded WHERE recorded.realm = 'unit' AND recorded.subject = changed.subject
                      AND recorded.dimension = 'level' AND recorded.first_on = changed.day);

CREATE TEMP TABLE placement_result ON COMMIT DROP AS
WITH point AS (
    SELECT unit_id, lower(placement.valid_during) AS day, upper(placement.valid_during) AS upto,
           coalesce(mended.value::bigint, placement.parent_id) AS parent_id, placement.id AS recorded_id, mended.row_id, mended.key
      FROM units_placement placement
      LEFT JOIN change mended ON mended.realm = 'unit' AND mended.dimension = 'parent' AND mended.op = 'correct'
       AND mended.recorded_id = placement.id
    UNION ALL
    SELECT subject, CASE op WHEN 'record' THEN lower(life) ELSE day END, NULL, value::bigint, NULL, change.row_id, key
      FROM change JOIN unit_life ON unit_life.unit_id = change.subject
     WHERE realm = 'unit' AND dimension = 'parent' AND op <> 'correct'
), line AS (
    SELECT point.*, life, unit_life.row_id AS life_row,
           lead(day) OVER same_unit AS next_day,
           day IS NOT DISTINCT FROM first_value(day) OVER same_unit AS is_earliest
      FROM point LEFT JOIN unit_life USING (unit_id)
    WINDOW same_unit AS (PARTITION BY unit_id ORDER BY day NULLS FIRST)
)
SELECT unit_id, parent_id, recorded_id, coalesce(row_id, life_row) AS row_id, coalesce(key, 'parent_code') AS key,
       daterange(CASE WHEN is_earliest AND life IS NOT NULL THEN lower(life) ELSE day END,
                 least(next_day, CASE WHEN life IS NULL THEN upto ELSE upper(life) END)) AS during
  FROM line
 WHERE coalesce(day, '-infinity') < coalesce(least(next_day, upper(life)), 'infinity');
CREATE INDEX ON placement_result (unit_id);
CREATE INDEX ON placement_result (parent_id);

-- A unit stands only under what exists: on its own row, or on the row that ends the parent.
INSERT INTO refused (row_id, rule, key, value, content)
SELECT coalesce(placed.row_id, above.row_id),
       CASE WHEN placed.row_id IS NULL OR above.ended_by_row IS NOT NULL AND placed.recorded_id IS NOT NULL THEN 'ended_with_units_below'
            WHEN lower(placed.during) IS DISTINCT FROM lower(above.life) AND NOT above.life @> coalesce(lower(placed.during), '-infinity')
                 AND coalesce(lower(placed.during) < lower(above.life), true) AND lower(above.life) IS NOT NULL THEN 'parent_not_yet'
            ELSE 'parent_closed' END,
       placed.key, NULL, jsonb_build_object('life', above.life, 'during', placed.during)
  FROM placement_result placed
  JOIN unit_life above ON above.unit_id = placed.parent_id
 WHERE NOT above.life @> placed.during AND (placed.row_id IS NOT NULL OR above.row_id IS NOT NULL);

-- No unit stands above itself on any day: walk up from what moved.
INSERT INTO refused (row_id, rule, key)
WITH RECURSIVE path (start_id, row_id, unit_id, during, depth) AS (
    SELECT unit_id, row_id, parent_id, during, 1 FROM placement_result
     WHERE unit_id IN (SELECT subject FROM change WHERE realm = 'unit' AND dimension = 'parent')
    UNION ALL
    SELECT path.start_id, path.row_id, placed.parent_id, path.during * placed.during, depth + 1
      FROM path JOIN placement_result placed ON placed.unit_id = path.unit_id AND placed.during && path.during
     WHERE path.unit_id <> path.start_id AND depth < 40
)
SELECT DISTINCT row_id, 'unit_under_itself', 'parent_code' FROM path WHERE unit_id = start_id AND row_id IS NOT NULL;

-- What goes on in another unit goes on in one that exists on that day.
CREATE TEMP TABLE unit_heir ON COMMIT DROP AS
SELECT life.unit_id, life.ended_by_row AS row_id, staged.successor_code, upper(life.life) AS first_on, next.unit_id AS successor_id
  FROM unit_life life
  JOIN staged_units staged ON staged.row_id = life.ended_by_row
  JOIN LATERAL (SELECT unit_id FROM code_told WHERE code_told.code = staged.successor_code
                 ORDER BY coalesce(during @> staged.ended_on, false) DESC, upper(during) DESC NULLS FIRST LIMIT 1) next ON true
 WHERE life.life IS DISTINCT FROM life.recorded_life;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT heir.row_id, 'successor_not_there', 'successor_code', heir.successor_code, jsonb_build_object('life', heir_life.life)
  FROM unit_heir heir
  LEFT JOIN unit_life heir_life ON heir_life.unit_id = heir.successor_id
  LEFT JOIN units_unit recorded ON recorded.id = heir.successor_id
 WHERE heir.successor_id = heir.unit_id OR NOT coalesce(heir_life.life, recorded.valid_during) @> heir.first_on;

-- An end lies after all that has begun.
INSERT INTO refused (row_id, rule, key, value, content)
SELECT life.ended_by_row, 'facts_after_end', 'ended_on', life.ended_on::text, jsonb_build_object('on', max(later.begins_on))
  FROM unit_life life
  JOIN (SELECT unit_id, lower(valid_during) AS begins_on FROM units_unitcode
        UNION ALL SELECT unit_id, lower(valid_during) FROM units_placement
        UNION ALL SELECT unit_id, lower(valid_during) FROM units_term
        UNION ALL SELECT cell_id, lower(valid_during) FROM areas_serving
        UNION ALL SELECT seat.unit_id, lower(held.valid_during) FROM offices_seat seat JOIN offices_holding held ON held.seat_id = seat.id) later
    ON later.unit_id = life.unit_id AND later.begins_on >= upper(life.life)
 WHERE life.ended_by_row IS NOT NULL AND life.life IS DISTINCT FROM life.recorded_life
 GROUP BY life.ended_by_row, life.ended_on;
