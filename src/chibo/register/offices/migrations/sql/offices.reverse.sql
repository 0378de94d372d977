CALL audit_forget_triggers('offices_holding');
CALL audit_forget_triggers('offices_seat');
DROP TRIGGER holding_form_is_listed ON offices_holding;
DROP TRIGGER seat_post_is_listed ON offices_seat;
