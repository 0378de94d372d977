-- Up to which entry is the register read (NULL: as it is now), and which entries up to it rest on this basis?
-- kind, id: of the basis. Reads the entries, of which there are few.
SELECT reading.known_seq,
       ARRAY (SELECT entry.id FROM public.audit_entry entry
               WHERE entry.basis_kind = %(kind)s AND entry.basis_id = %(id)s
                 AND (reading.known_seq IS NULL OR entry.seq <= reading.known_seq))
  FROM (SELECT CASE WHEN 'known' = ANY (current_schemas(false)) THEN audit_known_seq() END AS known_seq) reading
