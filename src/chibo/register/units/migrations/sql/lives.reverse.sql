DROP TRIGGER unit_end_kind_is_listed_new ON units_unit;
DROP TRIGGER unit_end_kind_is_listed ON units_unit;
DROP TRIGGER unit_attribute_code_is_listed_changed ON units_unitattribute;
DROP TRIGGER unit_attribute_code_is_listed_new ON units_unitattribute;
DROP INDEX unit_name_folded;
ALTER TABLE units_unit DROP CONSTRAINT unit_stands_under_a_parent_all_its_life;
ALTER TABLE units_term DROP CONSTRAINT term_within_life_of_unit, DROP CONSTRAINT term_one_at_a_time,
    DROP CONSTRAINT term_period_is_sound;
ALTER TABLE units_placement DROP CONSTRAINT placement_within_life_of_parent,
    DROP CONSTRAINT placement_within_life_of_unit, DROP CONSTRAINT placement_not_under_itself,
    DROP CONSTRAINT placement_one_parent_at_a_time, DROP CONSTRAINT placement_period_is_sound;
ALTER TABLE units_unitcode DROP CONSTRAINT unit_code_within_life, DROP CONSTRAINT unit_code_one_at_a_time,
    DROP CONSTRAINT unit_code_names_one_unit_at_a_time, DROP CONSTRAINT unit_code_period_is_sound,
    DROP CONSTRAINT unit_code_not_blank;
ALTER TABLE units_unitattribute DROP CONSTRAINT unit_attribute_day_is_sound;
ALTER TABLE units_unitname DROP CONSTRAINT unit_name_day_is_sound;
ALTER TABLE units_unit DROP COLUMN placed_id, DROP CONSTRAINT unit_lives_once, DROP CONSTRAINT unit_life_is_sound;
