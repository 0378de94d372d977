ALTER TABLE areas_administrativeunit
    ADD CONSTRAINT administrative_period_is_sound CHECK (period_is_sound(valid_during)),
    -- The same code stands for a district and for a commune of another length; never for two places on one day.
    ADD CONSTRAINT administrative_code_names_one_place_at_a_time UNIQUE (code, valid_during WITHOUT OVERLAPS);
ALTER TABLE areas_area
    ADD CONSTRAINT area_life_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT area_lives_once UNIQUE (id, valid_during WITHOUT OVERLAPS);
ALTER TABLE areas_areaname ADD CONSTRAINT area_name_day_is_sound CHECK (day_is_sound(first_on));
ALTER TABLE areas_areacommune
    ADD CONSTRAINT area_commune_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT area_lies_in_one_commune_at_a_time UNIQUE (area_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT area_commune_within_life_of_area FOREIGN KEY (area_id, PERIOD valid_during)
        REFERENCES areas_area (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE areas_serving
    ADD CONSTRAINT serving_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT area_served_by_one_cell_at_a_time UNIQUE (area_id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT serving_within_life_of_area FOREIGN KEY (area_id, PERIOD valid_during)
        REFERENCES areas_area (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT serving_within_life_of_cell FOREIGN KEY (cell_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER area_kind_is_listed AFTER INSERT ON areas_area REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'area_kind', 'kind');
CREATE TRIGGER area_kind_is_listed_changed AFTER UPDATE ON areas_area REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'area_kind', 'kind');
CALL audit_keep_history('areas_administrativeunit');
CALL audit_keep_history('areas_area');
CALL audit_keep_history('areas_areaname');
CALL audit_keep_history('areas_areacommune');
CALL audit_keep_history('areas_serving');
