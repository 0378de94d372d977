-- Ancestry: who stood under whom on which days, derived from lives and placements in the transaction that changes
-- them. b-trees only: one index leads from an ancestor to its subtree, one from a unit to its path.

CREATE INDEX ancestry_subtree ON units_ancestry (ancestor_id, depth) INCLUDE (unit_id, valid_during);

CREATE FUNCTION units_ancestry_of(wanted bigint[]) RETURNS TABLE (
    unit_id bigint, ancestor_id bigint, depth smallint, valid_during daterange
) LANGUAGE sql STABLE AS $$
-- Ancestry of the units given (all where NULL), computed afresh. A path of more than 40 steps is a cycle.
    WITH RECURSIVE path (unit_id, ancestor_id, depth, valid_during) AS (
        SELECT id, id, 0::smallint, valid_during FROM units_unit WHERE wanted IS NULL OR id = ANY (wanted)
        UNION ALL
        SELECT path.unit_id, placement.parent_id, (path.depth + 1)::smallint, path.valid_during * placement.valid_during
          FROM path
          JOIN units_placement placement
            ON placement.unit_id = path.ancestor_id AND placement.valid_during && path.valid_during
         WHERE path.depth < 40 AND (path.depth = 0 OR path.ancestor_id <> path.unit_id)
    )
    SELECT path.unit_id, path.ancestor_id, path.depth, path.valid_during FROM path
$$;

CREATE FUNCTION units_refuse_cycle() RETURNS void LANGUAGE plpgsql STABLE AS $$
-- No unit stands above itself on any day, past or future.
DECLARE
    looped record;
BEGIN
    SELECT * INTO looped FROM units_ancestry
     WHERE depth > 0 AND (unit_id = ancestor_id OR depth >= 40) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would stand under itself during %', looped.unit_id, looped.valid_during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'unit_never_under_itself';
    END IF;
END $$;

CREATE FUNCTION units_derive_ancestry(changed bigint[]) RETURNS void LANGUAGE plpgsql AS $$
-- Brings the ancestry of the changed units, and of all that ever stood below them, up to date.
-- The lock makes two moves in two transactions follow each other: together they might close a circle.
DECLARE
    affected bigint[];
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('chibo.units.tree', 0));
    SELECT array_agg(DISTINCT below.unit_id) INTO affected FROM units_ancestry below WHERE below.ancestor_id = ANY (changed);
    affected := coalesce(affected, '{}') || changed;
    IF cardinality(affected) * 3 > (SELECT count(*) FROM units_unit) THEN
        affected := NULL;
        DELETE FROM units_ancestry;
    ELSE
        DELETE FROM units_ancestry WHERE unit_id = ANY (affected);
    END IF;
    INSERT INTO units_ancestry (unit_id, ancestor_id, depth, valid_during)
    SELECT * FROM units_ancestry_of(affected);
    PERFORM units_refuse_cycle();
END $$;

CREATE FUNCTION units_rebuild_ancestry() RETURNS void LANGUAGE sql AS $$
    DELETE FROM units_ancestry;
    INSERT INTO units_ancestry (unit_id, ancestor_id, depth, valid_during) SELECT * FROM units_ancestry_of(NULL);
    SELECT units_refuse_cycle();
$$;

CREATE FUNCTION units_ancestry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_TABLE_NAME = 'units_unit' THEN
        SELECT array_agg(DISTINCT id) INTO changed FROM changed_rows;
    ELSE
        SELECT array_agg(DISTINCT unit_id) INTO changed FROM changed_rows;
    END IF;
    IF changed IS NOT NULL THEN
        PERFORM units_derive_ancestry(changed);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION units_ancestry_follows_update() RETURNS trigger LANGUAGE plpgsql AS $$
-- An update derives anew only what its periods or parents changed.
DECLARE
    changed bigint[];
BEGIN
    IF TG_TABLE_NAME = 'units_unit' THEN
        SELECT array_agg(after.id) INTO changed FROM changed_rows after JOIN former_rows former USING (id)
         WHERE after.valid_during <> former.valid_during;
    ELSE
        SELECT array_agg(DISTINCT moved.unit_id) INTO changed FROM (
            (SELECT unit_id, parent_id, valid_during FROM changed_rows EXCEPT SELECT unit_id, parent_id, valid_during FROM former_rows)
            UNION ALL
            (SELECT unit_id, parent_id, valid_during FROM former_rows EXCEPT SELECT unit_id, parent_id, valid_during FROM changed_rows)
        ) moved;
    END IF;
    IF changed IS NOT NULL THEN
        PERFORM units_derive_ancestry(changed);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER ancestry_follows_insert AFTER INSERT ON units_unit REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows();
CREATE TRIGGER ancestry_follows_update AFTER UPDATE ON units_unit
    REFERENCING OLD TABLE AS former_rows NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows_update();
CREATE TRIGGER ancestry_follows_delete AFTER DELETE ON units_unit REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows();
CREATE TRIGGER ancestry_follows_insert AFTER INSERT ON units_placement REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows();
CREATE TRIGGER ancestry_follows_update AFTER UPDATE ON units_placement
    REFERENCING OLD TABLE AS former_rows NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows_update();
CREATE TRIGGER ancestry_follows_delete AFTER DELETE ON units_placement REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_ancestry_follows();
