-- What must always hold of lineage. That both units live when they must is seen when the tree is settled, since a unit's
-- life is written before or after the tie: whoever writes lives or lineage notes the units it touched.

ALTER TABLE units_lineage ADD CONSTRAINT lineage_day_is_sound CHECK (day_is_sound(first_on));

CREATE TRIGGER lineage_kind_is_listed_new AFTER INSERT ON units_lineage REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'reorganisation_kind', 'kind');
CREATE TRIGGER lineage_kind_is_listed_changed AFTER UPDATE ON units_lineage REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'reorganisation_kind', 'kind');

CREATE FUNCTION units_refuse_unsound_lineage(touched bigint[]) RETURNS void LANGUAGE plpgsql AS $$
-- A predecessor lives until the day of the tie or on it, its successor on it.
DECLARE
    wrong record;
BEGIN
    SELECT tie.predecessor_id, tie.successor_id, tie.first_on,
           former.valid_during @> tie.first_on OR upper(former.valid_during) = tie.first_on AS former_lives INTO wrong
      FROM units_lineage tie
      JOIN units_unit former ON former.id = tie.predecessor_id
      JOIN units_unit heir ON heir.id = tie.successor_id
     WHERE (tie.predecessor_id = ANY (touched) OR tie.successor_id = ANY (touched))
       AND ((former.valid_during @> tie.first_on OR upper(former.valid_during) = tie.first_on) IS NOT TRUE
            OR NOT heir.valid_during @> tie.first_on)
     LIMIT 1;
    IF FOUND AND wrong.former_lives THEN
        RAISE EXCEPTION 'unit % would go on in % on %, when that one does not live', wrong.predecessor_id, wrong.successor_id, wrong.first_on
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'lineage_successor_lives_on_its_day';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'unit % would go on in % on %, before or after its own life', wrong.predecessor_id, wrong.successor_id, wrong.first_on
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'lineage_predecessor_lives_until_its_day';
    END IF;
END $$;

CREATE FUNCTION units_lineage_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    SELECT array_agg(DISTINCT either.unit_id) INTO touched
      FROM changed_rows changed CROSS JOIN LATERAL (VALUES (changed.predecessor_id), (changed.successor_id)) either (unit_id);
    PERFORM units_note_tree_change(touched);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION units_settle_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    SELECT array_agg(DISTINCT unit_id) INTO touched FROM units_tree_change WHERE transaction_id = NEW.transaction_id;
    DELETE FROM units_tree_change WHERE transaction_id = NEW.transaction_id;
    DELETE FROM units_tree_settling WHERE transaction_id = NEW.transaction_id;
    IF touched IS NOT NULL THEN
        PERFORM units_refuse_unsound_places(touched);
        PERFORM units_refuse_unsound_lineage(touched);
        PERFORM units_derive_branches(touched);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER tree_changes_by_insert AFTER INSERT ON units_lineage REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_lineage_changes();
CREATE TRIGGER tree_changes_by_update AFTER UPDATE ON units_lineage REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION units_lineage_changes();

CREATE OR REPLACE FUNCTION units_tree_changes_by_update() RETURNS trigger LANGUAGE plpgsql AS $$
-- An update touches only what its periods or parents changed; a row whose id changed is one gone and one come.
DECLARE
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'units_unit' THEN
        SELECT array_agg(DISTINCT id) INTO touched FROM changed_rows after FULL JOIN former_rows former USING (id)
         WHERE (after.valid_during, after.is_apex) IS DISTINCT FROM (former.valid_during, former.is_apex);
    ELSE
        SELECT array_agg(DISTINCT either.unit_id) INTO touched
          FROM changed_rows after FULL JOIN former_rows former USING (id)
          CROSS JOIN LATERAL (VALUES (after.unit_id), (former.unit_id)) either (unit_id)
         WHERE (after.unit_id, after.parent_id, after.valid_during)
               IS DISTINCT FROM (former.unit_id, former.parent_id, former.valid_during) AND either.unit_id IS NOT NULL;
    END IF;
    PERFORM units_note_tree_change(touched);
    RETURN NULL;
END $$;
