-- Near or far is settled for all tables together again.

CREATE FUNCTION audit_is_near(known bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
-- Whether few rows were written since: a fiftieth of history, and 20,000 in any case.
DECLARE
    first_after bigint := audit_first_entry_after(known);
    left_over bigint;
    kept text;
    found bigint;
BEGIN
    SELECT greatest(20000, sum(greatest(reltuples, 0)) / 50) INTO left_over
      FROM pg_class WHERE relnamespace = 'history'::regnamespace AND relkind = 'r';
    FOR kept IN SELECT name FROM public.audit_kept_table LOOP
        EXECUTE format('SELECT count(*) FROM (SELECT FROM history.%I WHERE entry_id >= $1 LIMIT $2) later', kept)
           INTO found USING first_after, left_over;
        left_over := left_over - found;
        IF left_over <= 0 THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END $$;

CREATE FUNCTION audit_reads_near() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('chibo.known_is_near', true), '') = 'on'
$$;

DO $$
DECLARE
    kept text;
BEGIN
    EXECUTE replace(pg_get_functiondef('audit_show_known(text)'::regprocedure),
                    'audit_reads_near(%1$L)', 'audit_reads_near()');
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;

DROP FUNCTION audit_reads_near(text);
DROP FUNCTION audit_near_tables(bigint);
