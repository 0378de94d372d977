CALL audit_forget_triggers('access_grant');
ALTER TABLE access_grant DROP CONSTRAINT grant_once_at_a_time;
ALTER TABLE access_grant DROP CONSTRAINT grant_period_is_sound;
