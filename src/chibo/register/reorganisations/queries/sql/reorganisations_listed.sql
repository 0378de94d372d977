-- Question: which reorganisations may be seen, the latest day first, and how far is each?
-- Parameters: reader (who drafted sees it always), roots and asked_on (all units it speaks of, or what they went into,
-- lie in the scope on its eve or on the day of asking), public_id (one alone, or NULL), unit (those that speak of it, or NULL), rows, skip.
-- Indexes: actions by reorganisation, ancestry by unit. Every number in an action's content is the id of a unit.
WITH spoken AS MATERIALIZED (
    SELECT DISTINCT action.reorganisation_id, found.ref::text::bigint AS unit_id
      FROM reorganisations_action action, jsonb_path_query(action.content, 'lax $.**{1 to 3} ? (@.type() == "number")') found(ref)
      JOIN reorganisations_reorganisation asked ON true
     WHERE asked.id = action.reorganisation_id AND (%(public_id)s::uuid IS NULL OR asked.public_id = %(public_id)s::uuid)
), outside AS (
    SELECT DISTINCT spoken.reorganisation_id
      FROM spoken JOIN reorganisations_reorganisation asked ON asked.id = spoken.reorganisation_id
     WHERE NOT EXISTS (SELECT FROM units_ancestry reach
                        WHERE reach.unit_id = spoken.unit_id AND reach.ancestor_id = ANY (%(roots)s)
                          AND (reach.valid_during @> asked.effective_on - 1 OR reach.valid_during @> %(asked_on)s::date))
       -- Who keeps what a unit went into may see what made it so.
       AND NOT EXISTS (SELECT FROM units_lineage tie JOIN units_ancestry reach ON reach.unit_id = tie.successor_id
                        WHERE tie.predecessor_id = spoken.unit_id AND reach.ancestor_id = ANY (%(roots)s)
                          AND reach.valid_during @> %(asked_on)s::date)
), seen AS (
    SELECT asked.* FROM reorganisations_reorganisation asked
     WHERE (%(public_id)s::uuid IS NULL OR asked.public_id = %(public_id)s::uuid)
       AND (asked.drafted_by = %(reader)s
            OR (asked.id IN (SELECT reorganisation_id FROM spoken) AND asked.id NOT IN (SELECT reorganisation_id FROM outside)))
       AND (%(unit)s::bigint IS NULL OR asked.id IN (SELECT reorganisation_id FROM spoken WHERE unit_id = %(unit)s::bigint))
)
SELECT seen.id, seen.public_id, seen.title, seen.effective_on, seen.decision_id,
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       seen.drafted_by, seen.drafted_by_name,
       (SELECT count(*) FROM reorganisations_action action WHERE action.reorganisation_id = seen.id),
       rehearsal.id, rehearsal.is_sound,
       -- Whatever wrote of it or its actions after the last entry that the rehearsal knows makes it stale.
       rehearsal.id IS NOT NULL AND EXISTS (
           SELECT FROM (SELECT entry_id FROM history.reorganisations_action WHERE reorganisation_id = seen.id
                         UNION ALL SELECT entry_id FROM history.reorganisations_reorganisation WHERE id = seen.id) image
             JOIN audit_entry written ON written.id = image.entry_id
            WHERE written.seq IS NULL OR written.seq > rehearsal.known_seq),
       approval.id IS NOT NULL, applied.id IS NOT NULL,
       EXISTS (SELECT FROM history.reorganisations_application gone WHERE gone.reorganisation_id = seen.id),
       count(*) OVER ()
  FROM seen
  LEFT JOIN decisions_decision decision ON decision.id = seen.decision_id
  LEFT JOIN LATERAL (SELECT tried.id, tried.is_sound, tried.known_seq FROM reorganisations_rehearsal tried
                      WHERE tried.reorganisation_id = seen.id ORDER BY tried.id DESC LIMIT 1) rehearsal ON true
  LEFT JOIN reorganisations_approval approval ON approval.reorganisation_id = seen.id
  LEFT JOIN reorganisations_application applied ON applied.reorganisation_id = seen.id
 ORDER BY seen.effective_on DESC, seen.id DESC
 LIMIT %(rows)s OFFSET %(skip)s
