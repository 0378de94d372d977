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

-- Whatever is kept from now on is shown so too.
DO $do$
BEGIN
    EXECUTE replace(pg_get_functiondef('audit_keep_history(text)'::regprocedure),
                    $was$WHERE operation <> ''D''', kept, columns, kept);$was$,
                    $becomes$WHERE operation <> ''D''', kept, columns, kept);
    CALL audit_show_known(kept);$becomes$);
END $do$;

DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;
