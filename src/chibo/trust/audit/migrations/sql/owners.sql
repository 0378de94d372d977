-- Whose a fact is never changes: of a person, a unit, an area. So what was known of few of them is found row by row, by
-- the rows they have and those that are gone, and history is not read whole.

ALTER TABLE audit_kept_table ADD COLUMN owner name;
COMMENT ON COLUMN audit_kept_table.owner IS 'The column that tells whose a row is, for good; NULL: not told.';

CREATE FUNCTION audit_refuse_another_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of row % of % never changes: write another row', TG_ARGV[0], OLD.id, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'owner_never_changes';
END $$;

CREATE FUNCTION audit_reads_few(kept text) RETURNS boolean LANGUAGE sql STABLE AS $$
-- Whether so few owners are asked about (`chibo.known_owners`; empty: any) that their rows are looked up one by one.
    SELECT coalesce(nullif(current_setting('chibo.known_owners', true), '')::bigint * 100
                    < (SELECT reltuples FROM pg_class WHERE oid = to_regclass('history.' || quote_ident(kept))), false)
$$;

CREATE OR REPLACE PROCEDURE audit_show_known(kept text) LANGUAGE plpgsql AS $$
-- Let known.<table> show the table as it was known at chibo.known_seq, in one of three ways that tell the same.
DECLARE
    columns text := audit_columns_of(kept::regclass, true);
    owner name := (SELECT kept_table.owner FROM audit_kept_table kept_table WHERE name = kept);
    with_owner text := (SELECT string_agg(CASE WHEN attname = owner THEN 'held_owner AS ' ELSE '' END || quote_ident(attname),
                                          ', ' ORDER BY attnum)
                          FROM pg_attribute WHERE attrelid = kept::regclass AND attnum > 0 AND NOT attisdropped);
    touched text := format('FROM history.%I image JOIN public.audit_entry entry ON entry.id = image.entry_id
                             WHERE image.entry_id >= audit_known_later_from()
                               AND (entry.seq > audit_known_seq() OR entry.seq IS NULL)', kept);
    -- Looked up image by image, for they are few: never joined.
    last_image text := format('SELECT * FROM history.%I image
                                WHERE image.id = asked_id
                                  AND (SELECT seq FROM public.audit_entry entry WHERE entry.id = image.entry_id)
                                      <= audit_known_seq()
                                ORDER BY image.history_id DESC LIMIT 1', kept);
    near text := format('
        SELECT %2$s FROM public.%1$I living
         WHERE audit_reads_near(%1$L) AND NOT EXISTS (SELECT %3$s AND image.id = living.id)
        UNION ALL
        SELECT %2$s FROM (SELECT DISTINCT image.id AS asked_id %3$s) touched CROSS JOIN LATERAL (%4$s) last_image
         WHERE audit_reads_near(%1$L) AND operation <> ''D''', kept, columns, touched, last_image);
    few text := CASE WHEN owner IS NOT NULL THEN format('
        SELECT %2$s
          FROM (SELECT living.id AS asked_id, living.%4$I AS held_owner FROM public.%1$I living
                 UNION ALL
                SELECT DISTINCT gone.id, gone.%4$I FROM history.%1$I gone
                 WHERE gone.operation = ''D''
                   AND (SELECT living.id FROM public.%1$I living WHERE living.id = gone.id) IS NULL) held
         CROSS JOIN LATERAL (%3$s) last_image
         WHERE NOT audit_reads_near(%1$L) AND audit_reads_few(%1$L) AND operation <> ''D''
        UNION ALL', kept, with_owner, last_image, owner) END;
    far text := format('
        SELECT %2$s
          FROM (SELECT DISTINCT ON (image.id) image.* FROM history.%1$I image
                  JOIN public.audit_entry entry ON entry.id = image.entry_id
                 WHERE entry.seq <= audit_known_seq()
                 ORDER BY image.id, image.history_id DESC) last_image
         WHERE NOT audit_reads_near(%1$L) %3$s AND operation <> ''D''', kept, columns,
        CASE WHEN owner IS NULL THEN '' ELSE format('AND NOT audit_reads_few(%L)', kept) END);
BEGIN
    EXECUTE format('CREATE OR REPLACE VIEW known.%I AS %s UNION ALL %s %s', kept, near, coalesce(few, ''), far);
END $$;

CREATE PROCEDURE audit_keep_owner(kept text, owner text) LANGUAGE plpgsql AS $$
-- From now on the column tells whose a row is, and never changes.
BEGIN
    UPDATE audit_kept_table SET owner = audit_keep_owner.owner WHERE name = kept;
    EXECUTE format('CREATE TRIGGER owner_never_changes BEFORE UPDATE OF %2$I ON %1$I FOR EACH ROW
                    WHEN (OLD.%2$I IS DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION audit_refuse_another_owner(%2$L)', kept, owner);
    EXECUTE format('CREATE INDEX %I ON history.%I (%I) WHERE operation = ''D''', kept || '_gone', kept, owner);
    CALL audit_show_known(kept);
END $$;

CREATE PROCEDURE audit_forget_owner(kept text) LANGUAGE plpgsql AS $$
BEGIN
    UPDATE audit_kept_table SET owner = NULL WHERE name = kept;
    EXECUTE format('DROP TRIGGER owner_never_changes ON %I', kept);
    CALL audit_show_known(kept);
    EXECUTE format('DROP INDEX history.%I', kept || '_gone');
END $$;
