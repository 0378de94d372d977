CALL audit_forget_triggers('areas_serving');
CALL audit_forget_triggers('areas_areacommune');
CALL audit_forget_triggers('areas_areaname');
CALL audit_forget_triggers('areas_area');
CALL audit_forget_triggers('areas_administrativeunit');
DROP TRIGGER area_kind_is_listed_changed ON areas_area;
DROP TRIGGER area_kind_is_listed ON areas_area;
ALTER TABLE areas_serving DROP CONSTRAINT serving_within_life_of_cell, DROP CONSTRAINT serving_within_life_of_area,
    DROP CONSTRAINT area_served_by_one_cell_at_a_time, DROP CONSTRAINT serving_period_is_sound;
ALTER TABLE areas_areacommune DROP CONSTRAINT area_commune_within_life_of_area,
    DROP CONSTRAINT area_lies_in_one_commune_at_a_time, DROP CONSTRAINT area_commune_period_is_sound;
ALTER TABLE areas_areaname DROP CONSTRAINT area_name_day_is_sound;
ALTER TABLE areas_area DROP CONSTRAINT area_lives_once, DROP CONSTRAINT area_life_is_sound;
ALTER TABLE areas_administrativeunit DROP CONSTRAINT administrative_code_names_one_place_at_a_time,
    DROP CONSTRAINT administrative_period_is_sound;
