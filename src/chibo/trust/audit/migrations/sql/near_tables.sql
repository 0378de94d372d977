-- Near or far is settled table by table: of most tables little was written since, though another was rewritten whole.

CREATE FUNCTION audit_near_tables(known bigint) RETURNS text LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
-- The tables of which little was written since, a twentieth of their pages or 32, with a comma before and after each.
-- History is only added to, so that what was written since lies together at its end, from the first page with a row of
-- it: that alone is looked for.
DECLARE
    first_after bigint := audit_first_entry_after(known);
    kept text;
    pages bigint;
    first_page bigint;
    near text := ',';
BEGIN
    FOR kept, pages IN
        SELECT name, pg_relation_size(to_regclass('history.' || quote_ident(name))) / current_setting('block_size')::bigint
          FROM public.audit_kept_table ORDER BY position
    LOOP
        EXECUTE format('SELECT (ctid::text::point)[0] FROM history.%I WHERE entry_id >= $1 LIMIT 1', kept)
           INTO first_page USING first_after;
        IF pages - coalesce(first_page, pages) <= greatest(32, pages / 20) THEN
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
