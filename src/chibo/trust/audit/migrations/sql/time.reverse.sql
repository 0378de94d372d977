DROP FUNCTION period_is_sound(daterange);
DROP FUNCTION day_is_sound(date);
DROP FUNCTION audit_transaction();
