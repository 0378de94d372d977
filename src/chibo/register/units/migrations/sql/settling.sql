-- The tree is settled once a deed: statements note which units they touched, and at the end of the transaction (or when
-- constraints are asked for) one set-wise pass sees that every unit stands where it may on each day of its life, and
-- derives the ancestry. A key checked by the row would cost a reorganisation of a country more than all its writing.

DROP VIEW known.units_ancestry;
DROP TRIGGER ancestry_follows_delete ON units_placement;
DROP TRIGGER ancestry_follows_update ON units_placement;
DROP TRIGGER ancestry_follows_insert ON units_placement;
DROP TRIGGER ancestry_follows_delete ON units_unit;
DROP TRIGGER ancestry_follows_update ON units_unit;
DROP TRIGGER ancestry_follows_insert ON units_unit;
DROP FUNCTION units_ancestry_follows_update();
DROP FUNCTION units_ancestry_follows();
DROP FUNCTION units_derive_ancestry(bigint[]);
DROP FUNCTION units_rebuild_ancestry();
DROP FUNCTION units_refuse_cycle();

CALL audit_forget_triggers('units_unit');
ALTER TABLE units_unit DROP CONSTRAINT unit_stands_under_a_parent_all_its_life, DROP COLUMN placed_id;
CALL audit_keep_history('units_unit');

ALTER TABLE units_placement
    DROP CONSTRAINT placement_one_parent_at_a_time,
    DROP CONSTRAINT placement_within_life_of_unit,
    DROP CONSTRAINT placement_within_life_of_parent;
CREATE UNIQUE INDEX placement_one_begins_a_day ON units_placement (unit_id, lower(valid_during)) NULLS NOT DISTINCT;

DROP TABLE units_ancestry;
CREATE TABLE units_branch (unit_id bigint NOT NULL, ancestor_id bigint NOT NULL, depth smallint NOT NULL, valid_during daterange NOT NULL);
COMMENT ON TABLE units_branch IS 'The ancestry of each unit under which others stand or stood, derived; depth 0 is itself.';
CREATE INDEX branch_of_ancestor ON units_branch (ancestor_id) INCLUDE (unit_id, depth, valid_during);
CREATE INDEX branch_of_unit ON units_branch (unit_id) INCLUDE (ancestor_id, depth, valid_during);
CREATE INDEX placement_of_parent ON units_placement (parent_id) INCLUDE (unit_id, valid_during);

CREATE VIEW units_ancestry AS
-- Who stood under whom on which days: each unit itself, and all above its parent. Only the parents' own ancestry is kept,
-- so that a unit moved with three hundred others under a new committee writes one place and no more.
    SELECT id AS unit_id, id AS ancestor_id, 0::smallint AS depth, valid_during FROM units_unit
    UNION ALL
    SELECT placed.unit_id, above.ancestor_id, (above.depth + 1)::smallint, placed.valid_during * above.valid_during
      FROM units_placement placed
      JOIN units_branch above ON above.unit_id = placed.parent_id AND above.valid_during && placed.valid_during;

CREATE UNLOGGED TABLE units_tree_change (transaction_id bigint NOT NULL, unit_id bigint NOT NULL);
COMMENT ON TABLE units_tree_change IS 'Units touched by a running transaction since the tree was settled; empty between transactions.';
CREATE UNLOGGED TABLE units_tree_settling (transaction_id bigint PRIMARY KEY);
COMMENT ON TABLE units_tree_settling IS 'Running transactions that have the tree to settle before they end.';

CREATE FUNCTION units_note_tree_change(touched bigint[]) RETURNS void LANGUAGE plpgsql AS $$
-- The lock makes two moves in two transactions follow each other: together they might close a circle. What the first
-- wrote is seen by the second only where each statement looks afresh.
BEGIN
    IF touched IS NULL THEN
        RETURN;
    END IF;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the tree is changed in read committed transactions only, not in %', current_setting('transaction_isolation')
            USING ERRCODE = 'active_sql_transaction';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('chibo.units.tree', 0));
    INSERT INTO units_tree_change SELECT audit_transaction(), unnest(touched);
    IF NOT EXISTS (SELECT FROM units_tree_settling WHERE transaction_id = audit_transaction()) THEN
        INSERT INTO units_tree_settling VALUES (audit_transaction());
    END IF;
END $$;

CREATE FUNCTION units_tree_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'units_unit' THEN
        SELECT array_agg(id) INTO touched FROM changed_rows;
    ELSE
        SELECT array_agg(DISTINCT unit_id) INTO touched FROM changed_rows;
    END IF;
    PERFORM units_note_tree_change(touched);
    RETURN NULL;
END $$;

CREATE FUNCTION units_tree_changes_by_update() RETURNS trigger LANGUAGE plpgsql AS $$
-- An update touches only what its periods or parents changed.
DECLARE
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'units_unit' THEN
        SELECT array_agg(after.id) INTO touched FROM changed_rows after JOIN former_rows former USING (id)
         WHERE (after.valid_during, after.is_apex) IS DISTINCT FROM (former.valid_during, former.is_apex);
    ELSE
        SELECT array_agg(DISTINCT either.unit_id) INTO touched
          FROM changed_rows after JOIN former_rows former USING (id)
          CROSS JOIN LATERAL (VALUES (after.unit_id), (former.unit_id)) either (unit_id)
         WHERE (after.unit_id, after.parent_id, after.valid_during)
               IS DISTINCT FROM (former.unit_id, former.parent_id, former.valid_during);
    END IF;
    PERFORM units_note_tree_change(touched);
    RETURN NULL;
END $$;

CREATE FUNCTION units_refuse_unsound_places(touched bigint[]) RETURNS void LANGUAGE plpgsql AS $$
-- One parent on each day of a unit's life, itself alive then. The units touched are asked, and what stands under them.
DECLARE
    wrong record;
BEGIN
    SELECT unit_id, during INTO wrong FROM (
        SELECT unit_id, valid_during AS during,
               lag(valid_during) OVER (PARTITION BY unit_id ORDER BY lower(valid_during) NULLS FIRST) AS before
          FROM units_placement WHERE unit_id = ANY (touched)) placed
     WHERE before && during LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would stand under two parents during %', wrong.unit_id, wrong.during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'placement_one_parent_at_a_time';
    END IF;
    SELECT placed.unit_id, placed.valid_during INTO wrong
      FROM units_placement placed LEFT JOIN units_unit unit ON unit.id = placed.unit_id
     WHERE placed.unit_id = ANY (touched) AND (unit.valid_during @> placed.valid_during) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would have a place during %, outside its life', wrong.unit_id, wrong.valid_during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'placement_within_life_of_unit';
    END IF;
    SELECT placed.unit_id, placed.parent_id, placed.valid_during INTO wrong
      FROM units_placement placed LEFT JOIN units_unit parent ON parent.id = placed.parent_id
     WHERE (placed.unit_id = ANY (touched) OR placed.parent_id = ANY (touched))
       AND (parent.valid_during @> placed.valid_during) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would stand under % during %, outside the life of that one', wrong.unit_id, wrong.parent_id, wrong.valid_during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'placement_within_life_of_parent';
    END IF;
    SELECT unit.id, unit.valid_during INTO wrong
      FROM units_unit unit
      LEFT JOIN (SELECT unit_id, range_agg(valid_during) AS days FROM units_placement
                  WHERE unit_id = ANY (touched) GROUP BY unit_id) placed ON placed.unit_id = unit.id
     WHERE unit.id = ANY (touched) AND NOT unit.is_apex AND (placed.days @> unit.valid_during) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would have no parent on some day of its life, %', wrong.id, wrong.valid_during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'unit_stands_under_a_parent_all_its_life';
    END IF;
END $$;

CREATE FUNCTION units_refuse_cycle(asked bigint[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
-- No unit stands above itself on any day, past or future; all are asked about where none are named. Whatever stands in
-- a circle has others under it, so the branches tell.
DECLARE
    looped record;
BEGIN
    SELECT * INTO looped FROM units_branch
     WHERE (asked IS NULL OR unit_id = ANY (asked)) AND depth > 0 AND (unit_id = ancestor_id OR depth >= 40) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % would stand under itself during %', looped.unit_id, looped.valid_during
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'unit_never_under_itself';
    END IF;
END $$;

CREATE FUNCTION units_derive_branches(touched bigint[]) RETURNS void LANGUAGE plpgsql AS $$
-- Brings the branches up to date that the units touched are, stand in or hang on. A unit with none under it is no
-- branch and costs nothing: of a country's units those are nineteen in twenty.
DECLARE
    affected bigint[];
BEGIN
    SELECT array_agg(id) INTO affected FROM (
        SELECT branch.unit_id AS id FROM units_branch branch WHERE branch.ancestor_id = ANY (touched)
        UNION
        SELECT parent.id FROM (SELECT DISTINCT parent_id AS id FROM units_placement WHERE unit_id = ANY (touched)) parent
         WHERE NOT EXISTS (SELECT FROM units_branch branch WHERE branch.unit_id = parent.id)
        UNION
        SELECT own.id FROM unnest(touched) own (id)
         WHERE EXISTS (SELECT FROM units_placement below WHERE below.parent_id = own.id)) found;
    IF affected IS NULL THEN
        RETURN;
    END IF;
    DELETE FROM units_branch WHERE unit_id = ANY (affected);
    INSERT INTO units_branch (unit_id, ancestor_id, depth, valid_during) SELECT * FROM units_ancestry_of(affected);
    PERFORM units_refuse_cycle(affected);
END $$;

CREATE FUNCTION units_rebuild_ancestry() RETURNS void LANGUAGE sql AS $$
    DELETE FROM units_branch;
    INSERT INTO units_branch (unit_id, ancestor_id, depth, valid_during)
    SELECT * FROM units_ancestry_of((SELECT coalesce(array_agg(DISTINCT parent_id), '{}') FROM units_placement));
    SELECT units_refuse_cycle(NULL);
$$;

CREATE FUNCTION units_settle_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    SELECT array_agg(DISTINCT unit_id) INTO touched FROM units_tree_change WHERE transaction_id = NEW.transaction_id;
    DELETE FROM units_tree_change WHERE transaction_id = NEW.transaction_id;
    DELETE FROM units_tree_settling WHERE transaction_id = NEW.transaction_id;
    IF touched IS NOT NULL THEN
        PERFORM units_refuse_unsound_places(touched);
        PERFORM units_derive_branches(touched);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER tree_changes_by_insert AFTER INSERT ON units_unit REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes();
CREATE TRIGGER tree_changes_by_update AFTER UPDATE ON units_unit
    REFERENCING OLD TABLE AS former_rows NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes_by_update();
CREATE TRIGGER tree_changes_by_delete AFTER DELETE ON units_unit REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes();
CREATE TRIGGER tree_changes_by_insert AFTER INSERT ON units_placement REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes();
CREATE TRIGGER tree_changes_by_update AFTER UPDATE ON units_placement
    REFERENCING OLD TABLE AS former_rows NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes_by_update();
CREATE TRIGGER tree_changes_by_delete AFTER DELETE ON units_placement REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_tree_changes();
CREATE CONSTRAINT TRIGGER tree_is_settled_at_the_end AFTER INSERT ON units_tree_settling
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION units_settle_tree();

SELECT units_rebuild_ancestry();
ANALYZE units_branch;

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
