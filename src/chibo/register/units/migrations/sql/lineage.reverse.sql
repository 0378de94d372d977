DROP TRIGGER tree_changes_by_update ON units_lineage;
DROP TRIGGER tree_changes_by_insert ON units_lineage;
DROP FUNCTION units_lineage_changes();
CREATE OR REPLACE FUNCTION units_settle_tree() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP FUNCTION units_refuse_unsound_lineage(bigint[]);
DROP TRIGGER lineage_kind_is_listed_changed ON units_lineage;
DROP TRIGGER lineage_kind_is_listed_new ON units_lineage;
ALTER TABLE units_lineage DROP CONSTRAINT lineage_day_is_sound;
