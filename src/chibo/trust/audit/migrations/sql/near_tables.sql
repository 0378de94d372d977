-- Near or far is settled table by table: of most tables little was written since, though another was rewritten whole.

CREATE FUNCTION audit_near_tables(known bigint) RETURNS text LANGUAGE plpgsql STABLE AS $$
-- The tables of which few rows were written since, a twentieth or 2,000, with a comma before and after each.
DECLARE
    first_after bigint := audit_first_entry_after(known);
    few bigint;
    kept text;
    is_more boolean;
    near text := ',';
BEGIN
    FOR kept, few IN
        SELECT name, greatest(2000, reltuples / 20) FROM public.audit_kept_table
          JOIN pg_class ON pg_class.oid = to_regclass('history.' || quote_ident(name)) ORDER BY position
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM history.%I WHERE entry_id >= $1 OFFSET $2)', kept)
           INTO is_more USING first_after, few;
        IF NOT is_more THEN
            near := near || kept || ',';
        END IF;
    END LOOP;
    RETURN near;
END $$;

CREATE FUNCTION audit_reads_near(kept text) RETURNS boolean LANGUAGE sql STABLE AS $$
-- Whether the table is one of those that `known_at` has settled to be near.
    SELECT strpos(coalesce(current_setting('chibo.known_near_tables', true), ''), ',' || kept || ',') > 0
$$;

DO $$
DECLARE
    kept text;
BEGIN
    EXECUTE replace(pg_get_functiondef('audit_show_known(text)'::regprocedure),
                    'audit_reads_near()', 'audit_reads_near(%1$L)');
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;

DROP FUNCTION audit_reads_near();
DROP FUNCTION audit_is_near(bigint);
