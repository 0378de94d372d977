-- The successor that an ended unit named becomes a row of lineage, in the living table and in history: each image of a
-- unit that named one, or ceased to, under the entry that wrote it. What was known at an instant stays what was known.

CREATE TEMP TABLE carried_step ON COMMIT DROP AS
WITH image AS (
    SELECT id AS unit_id, history_id, entry_id,
           CASE WHEN operation <> 'D' AND successor_id <> id AND NOT upper_inf(valid_during)
                THEN (successor_id, upper(valid_during), end_kind, ended_by_id) END AS tie,
           successor_id, upper(valid_during) AS first_on, end_kind AS kind, ended_by_id AS decision_id
      FROM history.units_unit
), step AS (
    SELECT *, lag(tie) OVER (PARTITION BY unit_id ORDER BY history_id) AS former FROM image
)
SELECT dense_rank() OVER (ORDER BY unit_id) AS id, unit_id AS predecessor_id, history_id, entry_id,
       CASE WHEN former IS NULL THEN 'I' WHEN tie IS NULL THEN 'D' ELSE 'U' END::"char" AS operation,
       successor_id, first_on, kind, decision_id
  FROM step
 WHERE tie IS DISTINCT FROM former;

INSERT INTO units_lineage (id, predecessor_id, successor_id, first_on, kind, decision_id)
SELECT carried.id, unit.id, unit.successor_id, upper(unit.valid_during), unit.end_kind, unit.ended_by_id
  FROM units_unit unit
  JOIN (SELECT DISTINCT id, predecessor_id FROM carried_step) carried ON carried.predecessor_id = unit.id
 WHERE unit.successor_id <> unit.id AND NOT upper_inf(unit.valid_during);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
SELECT setval(pg_get_serial_sequence('units_lineage', 'id'), coalesce(max(id), 0) + 1, false) FROM carried_step;

CALL audit_keep_history('units_lineage');
INSERT INTO history.units_lineage (entry_id, operation, id, predecessor_id, successor_id, first_on, kind, decision_id,
                                   share_numerator, share_denominator)
SELECT entry_id, operation, id, predecessor_id, successor_id, first_on, kind, decision_id, 1, 1
  FROM carried_step ORDER BY history_id;

DROP VIEW known.units_ancestry;
CALL audit_forget_triggers('units_unit');
ALTER TABLE units_unit DROP COLUMN successor_id;
CALL audit_keep_history('units_unit');
CREATE VIEW known.units_ancestry AS
    WITH RECURSIVE path (unit_id, ancestor_id, depth, valid_during) AS (
        SELECT id, id, 0::smallint, valid_during FROM known.units_unit
        UNION ALL
        SELECT path.unit_id, placement.parent_id, (path.depth + 1)::smallint, path.valid_during * placement.valid_during
          FROM path
          JOIN known.units_placement placement
            ON placement.unit_id = path.ancestor_id AND placement.valid_during && path.valid_during
         WHERE path.depth < 40
    )
    SELECT * FROM path;
