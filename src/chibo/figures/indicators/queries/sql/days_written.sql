-- Into which rows of the table did these entries write the day that stands there still, whatever else was mended since?
-- table, day: named in code. entries, known (NULL: now). Rests on the index of history by entry, then that by row.
SELECT id, day
  FROM (SELECT DISTINCT ON (id) id, day, entry_id
          FROM (SELECT image.id, image.history_id, image.entry_id, {day} AS day,
                       lag({day}) OVER (PARTITION BY image.id ORDER BY image.history_id) AS day_before
                  FROM history.{table} image
                  JOIN public.audit_entry entry ON entry.id = image.entry_id
                 WHERE image.operation <> 'D' AND (%(known)s::bigint IS NULL OR entry.seq <= %(known)s)
                   AND image.id IN (SELECT written.id FROM history.{table} written
                                     WHERE written.entry_id = ANY (%(entries)s::bigint[]))) images
         WHERE day IS DISTINCT FROM day_before
         ORDER BY id, history_id DESC) last_written
 WHERE entry_id = ANY (%(entries)s::bigint[])
