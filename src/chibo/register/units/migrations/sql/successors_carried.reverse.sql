-- An ended unit names one successor again: of several, the one with the largest share. History keeps its images.

DROP VIEW known.units_ancestry;
CALL audit_forget_triggers('units_unit');
ALTER TABLE units_unit ADD COLUMN successor_id bigint
    CONSTRAINT units_unit_successor_id_fk_units_unit_id REFERENCES units_unit (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX units_unit_successor_id ON units_unit (successor_id);
UPDATE units_unit SET successor_id = largest.successor_id
  FROM (SELECT DISTINCT ON (predecessor_id) predecessor_id, successor_id, first_on FROM units_lineage
         ORDER BY predecessor_id, first_on DESC, share_numerator::numeric / share_denominator DESC, id) largest
 WHERE largest.predecessor_id = units_unit.id AND largest.first_on = upper(units_unit.valid_during);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
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

CALL audit_forget_triggers('units_lineage');
DROP TABLE history.units_lineage;
DELETE FROM audit_kept_table WHERE name = 'units_lineage';
