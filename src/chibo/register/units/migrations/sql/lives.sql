-- What must always hold of units, over the whole of time.

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE units_unit
    ADD CONSTRAINT unit_life_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT unit_lives_once UNIQUE (id, valid_during WITHOUT OVERLAPS),
    ADD COLUMN placed_id bigint GENERATED ALWAYS AS (CASE WHEN is_apex THEN NULL ELSE id END) STORED;
COMMENT ON CONSTRAINT unit_lives_once ON units_unit IS 'What stands in a unit points here: nothing outlives its unit.';

ALTER TABLE units_unitname ADD CONSTRAINT unit_name_day_is_sound CHECK (day_is_sound(first_on));
ALTER TABLE units_unitattribute ADD CONSTRAINT unit_attribute_day_is_sound CHECK (day_is_sound(first_on));

ALTER TABLE units_unitcode
    ADD CONSTRAINT unit_code_not_blank CHECK (code <> ''),
    ADD CONSTRAINT unit_code_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT unit_code_names_one_unit_at_a_time UNIQUE (code, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT unit_code_one_at_a_time UNIQUE (unit_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT unit_code_within_life FOREIGN KEY (unit_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE units_placement
    ADD CONSTRAINT placement_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT placement_one_parent_at_a_time UNIQUE (unit_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT placement_not_under_itself CHECK (unit_id <> parent_id),
    ADD CONSTRAINT placement_within_life_of_unit FOREIGN KEY (unit_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT placement_within_life_of_parent FOREIGN KEY (parent_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE units_unit
    ADD CONSTRAINT unit_stands_under_a_parent_all_its_life FOREIGN KEY (placed_id, PERIOD valid_during)
        REFERENCES units_placement (unit_id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE units_term
    ADD CONSTRAINT term_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT term_one_at_a_time UNIQUE (unit_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT term_within_life_of_unit FOREIGN KEY (unit_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX unit_name_folded ON units_unitname (vietnamese_fold(name));

CREATE TRIGGER unit_attribute_code_is_listed_new AFTER INSERT ON units_unitattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('column', 'dimension', 'code');
CREATE TRIGGER unit_attribute_code_is_listed_changed AFTER UPDATE ON units_unitattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('column', 'dimension', 'code');
CREATE TRIGGER unit_end_kind_is_listed AFTER UPDATE ON units_unit REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'reorganisation_kind', 'end_kind');
CREATE TRIGGER unit_end_kind_is_listed_new AFTER INSERT ON units_unit REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'reorganisation_kind', 'end_kind');
