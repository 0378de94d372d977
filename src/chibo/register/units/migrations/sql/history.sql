-- Units in both times. Ancestry has no history of its own: it is derived from what was known.

CALL audit_keep_history('units_unit');
CALL audit_keep_history('units_unitname');
CALL audit_keep_history('units_unitcode');
CALL audit_keep_history('units_unitattribute');
CALL audit_keep_history('units_placement');
CALL audit_keep_history('units_term');

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
    SELECT row_number() OVER () AS id, path.* FROM path;

ALTER TABLE access_grant ADD CONSTRAINT grant_unit_exists FOREIGN KEY (unit_id) REFERENCES units_unit (id)
    DEFERRABLE INITIALLY DEFERRED;
