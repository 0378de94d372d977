-- What must always hold of seats and holders: a seat within the life of what it is a post of, one holder of a single
-- seat a day, nobody twice in one seat.

ALTER TABLE offices_seat
    ADD CONSTRAINT seat_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT seat_lives_once UNIQUE (id, valid_during WITHOUT OVERLAPS),
    ADD CONSTRAINT seat_one_of_a_post_in_a_unit EXCLUDE USING gist (unit_id WITH =, post WITH =, valid_during WITH &&)
        WHERE (unit_id IS NOT NULL),
    ADD CONSTRAINT seat_one_of_a_post_in_an_area EXCLUDE USING gist (area_id WITH =, post WITH =, valid_during WITH &&)
        WHERE (area_id IS NOT NULL),
    ADD CONSTRAINT seat_within_life_of_unit FOREIGN KEY (unit_id, PERIOD valid_during)
        REFERENCES units_unit (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT seat_within_life_of_area FOREIGN KEY (area_id, PERIOD valid_during)
        REFERENCES areas_area (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE offices_holding
    ADD CONSTRAINT holding_period_is_sound CHECK (period_is_sound(valid_during)),
    ADD CONSTRAINT holding_knows_its_seat FOREIGN KEY (seat_id, is_single) REFERENCES offices_seat (id, is_single)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT holding_one_holder_of_a_single_seat EXCLUDE USING gist (seat_id WITH =, valid_during WITH &&)
        WHERE (is_single),
    ADD CONSTRAINT holding_once_a_person_at_a_time EXCLUDE USING gist (seat_id WITH =, person_id WITH =, valid_during WITH &&)
        WHERE (NOT is_single),
    ADD CONSTRAINT holding_within_life_of_seat FOREIGN KEY (seat_id, PERIOD valid_during)
        REFERENCES offices_seat (id, PERIOD valid_during) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX holding_of_seat ON offices_holding (seat_id);
CREATE TRIGGER seat_post_is_listed AFTER INSERT ON offices_seat REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'post', 'post');
CREATE TRIGGER seat_post_is_listed_changed AFTER UPDATE ON offices_seat REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'post', 'post');
CREATE TRIGGER holding_form_is_listed AFTER INSERT ON offices_holding REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'appointment_form', 'appointment_form');
CREATE TRIGGER holding_form_is_listed_changed AFTER UPDATE ON offices_holding REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'appointment_form', 'appointment_form');
CALL audit_keep_history('offices_seat');
CALL audit_keep_history('offices_holding');
