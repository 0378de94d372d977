-- Known tables out of history alone again.

CREATE OR REPLACE PROCEDURE audit_show_known(kept text) LANGUAGE plpgsql AS $$
DECLARE
    columns text := audit_columns_of(kept::regclass, true);
BEGIN
    EXECUTE format('CREATE OR REPLACE VIEW known.%I AS SELECT %s FROM (
                        SELECT DISTINCT ON (image.id) image.* FROM history.%I image
                          JOIN audit_entry entry ON entry.id = image.entry_id
                         WHERE entry.seq <= audit_known_seq()
                         ORDER BY image.id, image.history_id DESC) last_image
                     WHERE operation <> ''D''', kept, columns, kept);
END $$;
DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;

DO $do$
BEGIN
    EXECUTE replace(pg_get_functiondef('audit_keep_history(text)'::regprocedure),
                    $was$
    CALL audit_show_known(kept);$was$, '');
END $do$;

DROP PROCEDURE audit_show_known(text);
DROP FUNCTION audit_reads_near();
DROP FUNCTION audit_is_near(bigint);
DROP FUNCTION audit_first_entry_after(bigint);
