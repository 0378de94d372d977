-- What was known is read from what is and from all of history again.

DROP PROCEDURE audit_forget_owner(text);
DROP PROCEDURE audit_keep_owner(text, text);

CREATE OR REPLACE PROCEDURE audit_show_known(kept text) LANGUAGE plpgsql AS $$
-- Let known.<table> show the table as it was known at chibo.known_seq.
DECLARE
    columns text := audit_columns_of(kept::regclass, true);
    touched text := format('FROM history.%I image JOIN public.audit_entry entry ON entry.id = image.entry_id
                             WHERE image.entry_id >= audit_known_later_from()
                               AND (entry.seq > audit_known_seq() OR entry.seq IS NULL)', kept);
BEGIN
    EXECUTE format('CREATE OR REPLACE VIEW known.%1$I AS
        SELECT %2$s FROM public.%1$I living
         WHERE audit_reads_near(%1$L) AND NOT EXISTS (SELECT %3$s AND image.id = living.id)
        UNION ALL
        SELECT %2$s
          FROM (SELECT DISTINCT image.id AS touched_id %3$s) touched
         CROSS JOIN LATERAL (
               -- Looked up image by image, for they are few: never joined.
               SELECT * FROM history.%1$I image
                WHERE image.id = touched_id
                  AND (SELECT seq FROM public.audit_entry entry WHERE entry.id = image.entry_id) <= audit_known_seq()
                ORDER BY image.history_id DESC LIMIT 1) last_image
         WHERE audit_reads_near(%1$L) AND operation <> ''D''
        UNION ALL
        SELECT %2$s
          FROM (SELECT DISTINCT ON (image.id) image.* FROM history.%1$I image
                  JOIN public.audit_entry entry ON entry.id = image.entry_id
                 WHERE entry.seq <= audit_known_seq()
                 ORDER BY image.id, image.history_id DESC) last_image
         WHERE NOT audit_reads_near(%1$L) AND operation <> ''D''', kept, columns, touched);
END $$;

DROP FUNCTION audit_reads_few(text);
DROP FUNCTION audit_refuse_another_owner();
ALTER TABLE audit_kept_table DROP COLUMN owner;
