-- Question: who approved, applied and reversed this reorganisation, and when was each recorded? In order.
-- Parameters: reorganisation. Reads the history of approvals and applications, a few rows in all.
SELECT what, written.seq, written.recorded_at, written.actor_name, written.reason
  FROM (SELECT CASE image.operation WHEN 'I' THEN 'approved' ELSE 'approval_withdrawn' END AS what, image.entry_id
          FROM history.reorganisations_approval image WHERE image.reorganisation_id = %(reorganisation)s
         UNION ALL
        SELECT CASE image.operation WHEN 'I' THEN 'applied' ELSE 'reversed' END, image.entry_id
          FROM history.reorganisations_application image WHERE image.reorganisation_id = %(reorganisation)s) done
  JOIN audit_entry written ON written.id = done.entry_id
 ORDER BY written.seq NULLS LAST, written.id
