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

CREATE OR REPLACE PROCEDURE audit_keep_history(kept text) LANGUAGE plpgsql AS $$
-- From now on every change of the table has its history. Called again after a migration that adds columns.
DECLARE
    columns text := audit_columns_of(kept::regclass, true);
    missing record;
BEGIN
    CALL audit_forget_triggers(kept);
    IF to_regclass(format('history.%I', kept)) IS NULL THEN
        EXECUTE format('CREATE TABLE history.%I (history_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        entry_id bigint NOT NULL REFERENCES audit_entry, operation "char" NOT NULL)', kept);
        EXECUTE format('CREATE INDEX ON history.%I USING brin (entry_id) WITH (autosummarize = on, pages_per_range = 16)', kept);
        EXECUTE format('CREATE TRIGGER history_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON history.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting()', kept);
        -- The trigger names the entry of the running transaction; entries are never removed: no check a row is needed.
        EXECUTE format('ALTER TABLE history.%I DROP CONSTRAINT %I', kept, kept || '_entry_id_fkey');
        INSERT INTO audit_kept_table (name) VALUES (kept);
    END IF;
    FOR missing IN
        SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute living
         WHERE attrelid = kept::regclass AND attnum > 0 AND NOT attisdropped
           AND NOT EXISTS (SELECT 1 FROM pg_attribute past WHERE past.attname = living.attname
                            AND past.attrelid = format('history.%I', kept)::regclass AND NOT past.attisdropped)
         ORDER BY attnum
    LOOP
        EXECUTE format('ALTER TABLE history.%I ADD COLUMN %I %s', kept, missing.attname, missing.type);
    END LOOP;
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (id, history_id)', kept || '_images', kept);
    EXECUTE format('CREATE TRIGGER history_of_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_write_history(%L)', kept, columns);
    EXECUTE format('CREATE TRIGGER history_of_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_write_history(%L)', kept, columns);
    EXECUTE format('CREATE TRIGGER history_of_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_write_history(%L)', kept, columns);
    EXECUTE format('CREATE TRIGGER history_refuses_truncate BEFORE TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting()', kept);
    EXECUTE format('CREATE VIEW known.%I AS SELECT %s FROM (
                        SELECT DISTINCT ON (image.id) image.* FROM history.%I image
                          JOIN audit_entry entry ON entry.id = image.entry_id
                         WHERE entry.seq <= audit_known_seq()
                         ORDER BY image.id, image.history_id DESC) last_image
                     WHERE operation <> ''D''', kept, columns, kept);
END $$;

DROP PROCEDURE audit_show_known(text);
DROP FUNCTION audit_reads_near();
DROP FUNCTION audit_is_near(bigint);
DROP FUNCTION audit_first_entry_after(bigint);
