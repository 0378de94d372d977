-- What was known, in one of two ways. Near: the rows as they are, but for those touched since, and of these what stood
-- last before; a row that nobody touched since is as it was known, for history is written by the database itself, in the
-- transaction of the change. Far: the last image of each row. Which, is settled before the question is asked.

CREATE FUNCTION audit_first_entry_after(known bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
-- The least id of what came later, one's own open entry among it: where in history to begin. NULL where nothing did.
    SELECT min(id) FROM public.audit_entry WHERE seq > known OR seq IS NULL
$$;

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

CREATE PROCEDURE audit_show_known(kept text) LANGUAGE plpgsql AS $$
-- Let known.<table> show the table as it was known at chibo.known_seq.
DECLARE
    columns text := audit_columns_of(kept::regclass, true);
    touched text := format('FROM history.%I image JOIN public.audit_entry entry ON entry.id = image.entry_id
                             WHERE image.entry_id >= audit_first_entry_after(audit_known_seq())
                               AND (entry.seq > audit_known_seq() OR entry.seq IS NULL)', kept);
BEGIN
    EXECUTE format('CREATE OR REPLACE VIEW known.%1$I AS
        SELECT %2$s FROM public.%1$I living
         WHERE audit_reads_near() AND NOT EXISTS (SELECT %3$s AND image.id = living.id)
        UNION ALL
        SELECT %2$s
          FROM (SELECT DISTINCT image.id AS touched_id %3$s) touched
         CROSS JOIN LATERAL (
               -- Looked up image by image, for they are few: never joined.
               SELECT * FROM history.%1$I image
                WHERE image.id = touched_id
                  AND (SELECT seq FROM public.audit_entry entry WHERE entry.id = image.entry_id) <= audit_known_seq()
                ORDER BY image.history_id DESC LIMIT 1) last_image
         WHERE audit_reads_near() AND operation <> ''D''
        UNION ALL
        SELECT %2$s
          FROM (SELECT DISTINCT ON (image.id) image.* FROM history.%1$I image
                  JOIN public.audit_entry entry ON entry.id = image.entry_id
                 WHERE entry.seq <= audit_known_seq()
                 ORDER BY image.id, image.history_id DESC) last_image
         WHERE NOT audit_reads_near() AND operation <> ''D''', kept, columns, touched);
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
    CALL audit_show_known(kept);
END $$;

DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;
