-- What must always hold of a member's places: one counted place a day, in a cell that exists and may hold members.

ALTER TABLE members_place
    ADD CONSTRAINT place_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT place_counted_once_at_a_time UNIQUE (member_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT place_within_life_of_cell FOREIGN KEY (cell_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE members_meetingplace
    ADD CONSTRAINT meeting_place_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT meeting_place_one_at_a_time UNIQUE (member_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT meeting_place_within_life_of_cell FOREIGN KEY (cell_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE members_feeplace
    ADD CONSTRAINT fee_place_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT fee_place_one_at_a_time UNIQUE (member_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT fee_place_within_life_of_cell FOREIGN KEY (cell_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE members_residenceplace
    ADD CONSTRAINT residence_place_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT residence_place_one_at_a_time UNIQUE (member_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT residence_place_within_life_of_cell FOREIGN KEY (cell_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION members_refuse_cell_beside() RETURNS trigger LANGUAGE plpgsql AS $$
-- Đảng đoàn and ban cán sự đảng stand beside the tree, staff boards serve it: neither counts a member, on any day.
DECLARE
    wrong record;
BEGIN
    SELECT changed.cell_id, spell.code INTO wrong
      FROM (SELECT DISTINCT cell_id FROM changed_rows) touched
      JOIN LATERAL (
            SELECT level.code, daterange(level.first_on, lead(level.first_on) OVER (ORDER BY level.first_on NULLS FIRST)) AS during
              FROM units_unitattribute level WHERE level.unit_id = touched.cell_id AND level.dimension = 'level'
           ) spell ON spell.code IN ('beside', 'staff')
      JOIN changed_rows changed ON changed.cell_id = touched.cell_id AND changed.valid_during && spell.during
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % is of level %, which counts no members', wrong.cell_id, wrong.code
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'unit_beside_the_tree_holds_no_members';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER unit_beside_holds_no_members_new AFTER INSERT ON members_place REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION members_refuse_cell_beside();
CREATE TRIGGER unit_beside_holds_no_members_changed AFTER UPDATE ON members_place REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION members_refuse_cell_beside();

CREATE FUNCTION members_refuse_level_beside() RETURNS trigger LANGUAGE plpgsql AS $$
-- The other side of the same rule: a unit that counts members does not come to stand beside the tree.
DECLARE
    wrong bigint;
BEGIN
    SELECT spell.unit_id INTO wrong
      FROM (SELECT level.unit_id, level.code,
                   daterange(level.first_on, lead(level.first_on) OVER (PARTITION BY level.unit_id ORDER BY level.first_on NULLS FIRST)) AS during
              FROM units_unitattribute level
             WHERE level.dimension = 'level' AND level.unit_id IN
                   (SELECT unit_id FROM changed_rows WHERE dimension = 'level')) spell
      JOIN members_place place ON place.cell_id = spell.unit_id AND place.valid_during && spell.during
     WHERE spell.code IN ('beside', 'staff') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unit % counts members and cannot stand beside the tree', wrong
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'unit_beside_the_tree_holds_no_members';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER unit_with_members_not_beside_new AFTER INSERT ON units_unitattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION members_refuse_level_beside();
CREATE TRIGGER unit_with_members_not_beside_changed AFTER UPDATE ON units_unitattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION members_refuse_level_beside();
CREATE TRIGGER unit_with_members_not_beside_uncovered AFTER DELETE ON units_unitattribute REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION members_refuse_level_beside();

ALTER TABLE members_memberevent ADD CONSTRAINT member_event_days_are_sound CHECK (day_is_sound("on") AND day_is_sound(decided_on));
CREATE TRIGGER member_event_kind_is_listed AFTER INSERT ON members_memberevent REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'event_kind', 'kind');
CREATE TRIGGER member_event_kind_is_listed_changed AFTER UPDATE ON members_memberevent REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'event_kind', 'kind');
CREATE TRIGGER member_event_exit_kind_is_listed AFTER INSERT ON members_memberevent REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'exit_kind', 'exit_kind');
CREATE TRIGGER member_event_exit_kind_is_listed_changed AFTER UPDATE ON members_memberevent REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'exit_kind', 'exit_kind');

CALL audit_keep_history('members_member');
CALL audit_keep_history('members_memberevent');
CALL audit_keep_history('members_place');
CALL audit_keep_history('members_meetingplace');
CALL audit_keep_history('members_feeplace');
CALL audit_keep_history('members_residenceplace');
