CALL audit_forget_triggers('members_residenceplace');
CALL audit_forget_triggers('members_feeplace');
CALL audit_forget_triggers('members_meetingplace');
CALL audit_forget_triggers('members_place');
CALL audit_forget_triggers('members_memberevent');
CALL audit_forget_triggers('members_member');
DROP TRIGGER unit_with_members_not_beside_uncovered ON units_unitattribute;
DROP TRIGGER unit_with_members_not_beside_changed ON units_unitattribute;
DROP TRIGGER unit_with_members_not_beside_new ON units_unitattribute;
DROP TRIGGER member_event_exit_kind_is_listed_changed ON members_memberevent;
DROP TRIGGER member_event_exit_kind_is_listed ON members_memberevent;
DROP TRIGGER member_event_kind_is_listed_changed ON members_memberevent;
DROP TRIGGER member_event_kind_is_listed ON members_memberevent;
DROP TRIGGER unit_beside_holds_no_members_changed ON members_place;
DROP TRIGGER unit_beside_holds_no_members_new ON members_place;
DROP FUNCTION members_refuse_level_beside();
DROP FUNCTION members_refuse_cell_beside();
ALTER TABLE members_memberevent DROP CONSTRAINT member_event_days_are_sound;
ALTER TABLE members_residenceplace DROP CONSTRAINT residence_place_within_life_of_cell,
    DROP CONSTRAINT residence_place_one_at_a_time, DROP CONSTRAINT residence_place_period_is_sound;
ALTER TABLE members_feeplace DROP CONSTRAINT fee_place_within_life_of_cell, DROP CONSTRAINT fee_place_one_at_a_time,
    DROP CONSTRAINT fee_place_period_is_sound;
ALTER TABLE members_meetingplace DROP CONSTRAINT meeting_place_within_life_of_cell,
    DROP CONSTRAINT meeting_place_one_at_a_time, DROP CONSTRAINT meeting_place_period_is_sound;
ALTER TABLE members_place DROP CONSTRAINT place_within_life_of_cell, DROP CONSTRAINT place_counted_once_at_a_time,
    DROP CONSTRAINT place_period_is_sound;
