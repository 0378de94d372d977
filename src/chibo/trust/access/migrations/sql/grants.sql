-- Grants: a role over a unit, sound and once at a time.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE access_grant ADD CONSTRAINT grant_period_is_sound CHECK (period_is_sound(valid_during));
-- The same role twice over the same unit on one day would make the end of one mean nothing.
ALTER TABLE access_grant ADD CONSTRAINT grant_once_at_a_time
    EXCLUDE USING gist (user_id WITH =, role WITH =, unit_id WITH =, valid_during WITH &&);
CALL audit_keep_history('access_grant');
