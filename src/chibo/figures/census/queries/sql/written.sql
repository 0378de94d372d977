-- How many rows did each entry write of what the census takes over? seq, rows; in order.
-- after, upto: seqs; first: the least id of an entry after. None of an id below it wrote after that seq.
SELECT entry.seq, coalesce(written.rows, 0)
  FROM public.audit_entry entry
  LEFT JOIN (SELECT entry_id, count(*) AS rows
               FROM ({images}) image WHERE entry_id >= %(first)s GROUP BY entry_id) written ON written.entry_id = entry.id
 WHERE entry.seq > %(after)s AND entry.seq <= %(upto)s
 ORDER BY entry.seq
