CALL audit_forget_triggers('offices_holding');
CALL audit_forget_triggers('offices_seat');
DROP TRIGGER holding_form_is_listed_changed ON offices_holding;
DROP TRIGGER holding_form_is_listed ON offices_holding;
DROP TRIGGER seat_post_is_listed_changed ON offices_seat;
DROP TRIGGER seat_post_is_listed ON offices_seat;
DROP INDEX holding_of_seat;
ALTER TABLE offices_holding DROP CONSTRAINT holding_within_life_of_seat,
    DROP CONSTRAINT holding_once_a_person_at_a_time, DROP CONSTRAINT holding_one_holder_of_a_single_seat,
    DROP CONSTRAINT holding_knows_its_seat, DROP CONSTRAINT holding_period_is_sound;
ALTER TABLE offices_seat DROP CONSTRAINT seat_within_life_of_area, DROP CONSTRAINT seat_within_life_of_unit,
    DROP CONSTRAINT seat_one_of_a_post_in_an_area, DROP CONSTRAINT seat_one_of_a_post_in_a_unit,
    DROP CONSTRAINT seat_lives_once, DROP CONSTRAINT seat_period_is_sound;
