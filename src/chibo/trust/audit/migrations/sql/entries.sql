-- Entries: every writing transaction is one row; its place in the order of commits is given at its very end.

CREATE FUNCTION audit_recording_instant(OUT instant timestamptz, OUT is_set boolean) LANGUAGE plpgsql AS $$
-- The only source of recorded_at. In a demo or test folder it may be set, so that these have a past in known time too.
BEGIN
    is_set := coalesce(current_setting('chibo.recorded_at', true), '') <> '';
    IF NOT is_set THEN
        instant := clock_timestamp();
    ELSIF EXISTS (SELECT 1 FROM audit_installation WHERE kind IN ('demo', 'test')) THEN
        instant := current_setting('chibo.recorded_at')::timestamptz;
    ELSE
        RAISE EXCEPTION 'recorded_at may be set in a demo or test data folder only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

CREATE FUNCTION audit_open_entry() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
-- The entry of the running transaction; without one nothing may be written.
DECLARE
    entry bigint := nullif(current_setting('chibo.entry', true), '')::bigint;
BEGIN
    IF entry IS NULL OR NOT EXISTS (
        SELECT 1 FROM audit_entry WHERE id = entry AND transaction_id = audit_transaction() AND seq IS NULL
    ) THEN
        RAISE EXCEPTION 'a change of the register needs an entry: who, why and on what basis'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'change_has_an_entry';
    END IF;
    RETURN entry;
END $$;

CREATE FUNCTION audit_begin_closing() RETURNS trigger LANGUAGE plpgsql AS $$
-- Queues the sealing behind every other deferred check, so that the lock of the order is held for an instant only.
BEGIN
    UPDATE audit_entry SET is_closing = true WHERE id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_seal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
-- Gives the entry its seq and recorded_at under a lock that lasts until the commit is visible: the order of seq is
-- the order of commits, and recorded_at never falls behind the entry before (those of one instant follow each other).
DECLARE
    before record;
    moment record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('chibo.audit.entries', 0));
    SELECT seq, recorded_at INTO before FROM audit_entry WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1;
    SELECT * INTO moment FROM audit_recording_instant();
    IF moment.is_set AND moment.instant < date_trunc('second', before.recorded_at) THEN
        RAISE EXCEPTION 'recorded_at % is before the last entry, of %', moment.instant, before.recorded_at
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'entry_recorded_in_order';
    END IF;
    UPDATE audit_entry
       SET seq = coalesce(before.seq, 0) + 1,
           recorded_at = greatest(moment.instant, before.recorded_at + interval '1 microsecond')
     WHERE id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the past is added to, never rewritten', lower(TG_OP), TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'past_is_never_rewritten';
END $$;

CREATE FUNCTION audit_refuse_rewriting_entry() RETURNS trigger LANGUAGE plpgsql AS $$
-- An entry may be changed by its own transaction, and only until it is sealed.
BEGIN
    IF OLD.seq IS NULL AND OLD.transaction_id = audit_transaction()
       AND ROW(NEW.id, NEW.transaction_id, NEW.actor_id, NEW.actor_name, NEW.kind)
           IS NOT DISTINCT FROM ROW(OLD.id, OLD.transaction_id, OLD.actor_id, OLD.actor_name, OLD.kind) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'entry % is sealed: the past is added to, never rewritten', OLD.id
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'past_is_never_rewritten';
END $$;

CREATE CONSTRAINT TRIGGER entry_closes_at_commit AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_begin_closing();
CREATE CONSTRAINT TRIGGER entry_is_sealed_last AFTER UPDATE OF is_closing ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.is_closing AND NEW.seq IS NULL)
    EXECUTE FUNCTION audit_seal_entry();
CREATE TRIGGER entry_is_never_rewritten BEFORE UPDATE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_rewriting_entry();
CREATE TRIGGER entry_is_never_removed BEFORE DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();

CREATE FUNCTION audit_entry_known_at(instant timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
-- The seq of the last entry recorded by that instant; 0 before the first.
    SELECT coalesce(max(seq), 0) FROM audit_entry WHERE recorded_at <= instant
$$;

CREATE FUNCTION audit_known_seq() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT current_setting('chibo.known_seq')::bigint
$$;
