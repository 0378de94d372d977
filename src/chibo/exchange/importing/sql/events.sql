-- Question: which events of a membership do the rows tell, and which of them does the register know?
-- Parameters: on, correct. Index: member_event_once.
CREATE TEMP TABLE event_told ON COMMIT DROP AS
WITH told AS MATERIALIZED (
    SELECT told.member_id, told.row_id, told.is_new, told.is_sole, told.cell_id, staged.admitted_on, staged.admitted_on_precision, staged.readmitted,
           -- The cell that admitted: the one named, else the member's own where the membership begins there with the admission.
           CASE WHEN staged.admitted_on_precision IS NOT NULL THEN
                coalesce(told.admission_cell_id, CASE WHEN staged.admission_cell_code IS NULL AND staged.transferred_in_on IS NULL
                     AND coalesce(staged.place_from = staged.admitted_on, told.is_first) AND life.life @> staged.admitted_on THEN told.cell_id END)
           END AS admission_cell_id,
           staged.official_on, staged.official_on_precision, staged.transferred_in_on, staged.transferred_in_on_precision, staged.transferred_from,
           staged.exempt_on, staged.exempt_on_precision, staged.left_on, staged.left_on_precision, staged.exit_kind, staged.transferred_to
      FROM member_row told
      JOIN staged_members staged USING (row_id)
      LEFT JOIN unit_life life ON life.unit_id = told.cell_id
), event AS (
    SELECT member_id, row_id, is_new, is_sole, CASE readmitted WHEN 'yes' THEN 'readmitted' ELSE 'admitted' END AS kind, admitted_on AS day,
           admitted_on_precision AS precision, 'admitted_on' AS key, admission_cell_id AS cell_id, '' AS counterpart_text, NULL AS exit_kind
      FROM told WHERE admitted_on_precision IS NOT NULL
    UNION ALL
    SELECT member_id, row_id, is_new, is_sole, 'recognised', official_on, official_on_precision, 'official_on', cell_id, '', NULL
      FROM told WHERE official_on IS NOT NULL
    UNION ALL
    SELECT member_id, row_id, is_new, is_sole, 'transferred_in', transferred_in_on, transferred_in_on_precision, 'transferred_in_on', cell_id,
           coalesce(transferred_from, ''), NULL
      FROM told WHERE transferred_in_on IS NOT NULL OR transferred_from IS NOT NULL
    UNION ALL
    SELECT member_id, row_id, is_new, is_sole, 'exempted', exempt_on, exempt_on_precision, 'exempt_on', cell_id, '', NULL
      FROM told WHERE exempt_on IS NOT NULL
    UNION ALL
    SELECT member_id, row_id, is_new, is_sole,
           CASE WHEN exit_kind IN ('died', 'expelled', 'admission_cancelled') THEN exit_kind
                WHEN exit_kind = 'own_request' THEN 'left' WHEN exit_kind LIKE 'removed%%' THEN 'removed'
                WHEN exit_kind LIKE 'transferred%%' THEN 'transferred_out' END,
           left_on, left_on_precision, 'left_on', cell_id, CASE WHEN exit_kind LIKE 'transferred%%' THEN coalesce(transferred_to, '') ELSE '' END, exit_kind
      FROM told WHERE left_on IS NOT NULL AND exit_kind IS NOT NULL
)
SELECT event.*, NULL::bigint AS counterpart_id, NULL::bigint AS recorded_id, false AS differs FROM event;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'exit_needs_kind', 'exit_kind', left_on::text FROM member_row WHERE left_on IS NOT NULL AND exit_kind IS NULL
UNION ALL
SELECT row_id, 'exit_needs_day', 'left_on', exit_kind FROM member_row WHERE left_on IS NULL AND exit_kind IS NOT NULL;

-- An event of a member already known, on a row that names no cell, is of the cell that counted the member.
UPDATE event_told SET cell_id = place.cell_id
  FROM place_recorded place
 WHERE event_told.cell_id IS NULL AND place.member_id = event_told.member_id AND event_told.kind NOT IN ('admitted', 'readmitted')
   AND daterange(place.day, place.upto, '[]') @> event_told.day AND place.day IS DISTINCT FROM event_told.day;

-- The same event told twice in one file is one.
DELETE FROM event_told USING (SELECT row_id, kind, row_number() OVER (PARTITION BY member_id, kind, day ORDER BY row_id) AS turn
                                FROM event_told WHERE NOT is_sole) again
 WHERE again.turn > 1 AND again.row_id = event_told.row_id AND again.kind = event_told.kind;

CREATE TEMP TABLE event_family ON COMMIT DROP AS
SELECT * FROM (VALUES ('admitted', 'entry'), ('readmitted', 'entry'), ('transferred_in', 'arrival'), ('recognised', 'recognition'), ('exempted', 'exemption'),
    ('died', 'exit'), ('expelled', 'exit'), ('admission_cancelled', 'exit'), ('left', 'exit'), ('removed', 'exit'), ('transferred_out', 'exit')) list (kind, family);

-- Known: the same kind on the same day. Of the same family on another day: a correction, unless the member left in between.
UPDATE event_told SET recorded_id = found.id, differs = found.differs
  FROM (SELECT DISTINCT ON (told.row_id, told.kind) told.row_id, told.kind, recorded.id,
               recorded."on" IS DISTINCT FROM told.day OR recorded.kind <> told.kind AND family.family <> 'entry'
               OR coalesce(recorded.exit_kind <> told.exit_kind, false) AS differs
          FROM event_told told
          JOIN event_family family USING (kind)
          JOIN event_family same ON same.family = family.family
          JOIN members_memberevent recorded ON recorded.member_id = told.member_id AND recorded.kind = same.kind
         WHERE NOT told.is_new
           AND (recorded."on" IS NOT DISTINCT FROM told.day
                OR NOT EXISTS (SELECT FROM place_recorded place
                                WHERE place.member_id = told.member_id
                                  AND place.upto > least(recorded."on", told.day) AND place.upto <= greatest(recorded."on", told.day)
                                  AND NOT EXISTS (SELECT FROM place_recorded next WHERE next.member_id = place.member_id AND next.day = place.upto)
                                  AND told.kind <> 'recognised' AND family.family <> 'exit')
                   AND NOT (told.kind = 'readmitted' AND recorded.kind = 'admitted')
                   AND NOT (family.family = 'exit' AND EXISTS (SELECT FROM place_recorded place WHERE place.member_id = told.member_id AND place.day >= recorded."on"))
                   AND NOT (told.kind = 'recognised' AND EXISTS (SELECT FROM members_memberevent again WHERE again.member_id = told.member_id
                            AND again.kind = 'readmitted' AND again."on" > recorded."on" AND again."on" <= told.day)))
         ORDER BY told.row_id, told.kind, recorded."on" IS DISTINCT FROM told.day, recorded."on" DESC) found
 WHERE found.row_id = event_told.row_id AND found.kind = event_told.kind;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT told.row_id, 'event_differs', told.key, told.day::text, jsonb_build_object('recorded', recorded."on")
  FROM event_told told JOIN members_memberevent recorded ON recorded.id = told.recorded_id WHERE told.differs AND NOT %(correct)s;

-- A move inside the register is an event of its own day.
INSERT INTO event_told (member_id, row_id, is_new, is_sole, kind, day, precision, key, cell_id, counterpart_text, counterpart_id, differs)
SELECT changed.member_id, changed.row_id, false, false, 'moved', changed.day, changed.precision, 'place_from', changed.cell_id, '', changed.before, false
  FROM place_change changed
 WHERE changed.op = 'begin' AND changed.before IS NOT NULL
   AND NOT EXISTS (SELECT FROM members_memberevent recorded WHERE recorded.member_id = changed.member_id AND recorded.kind = 'moved' AND recorded."on" = changed.day);

-- A place after the member has left needs a way back in.
INSERT INTO refused (row_id, rule, key, value)
SELECT DISTINCT gone.row_id, 'counted_after_leaving', 'left_on', gone.left_on::text
  FROM exit_told gone JOIN place_result place ON place.member_id = gone.member_id AND place.day >= gone.left_on
 WHERE coalesce(place.upto > place.day, true)
   AND NOT EXISTS (SELECT FROM members_memberevent back WHERE back.member_id = gone.member_id AND back."on" >= gone.left_on
                      AND back.kind IN ('readmitted', 'restored', 'transferred_in'))
   AND NOT EXISTS (SELECT FROM event_told back WHERE back.member_id = gone.member_id AND back.day >= gone.left_on
                      AND back.kind IN ('readmitted', 'transferred_in'));

ANALYZE event_told;

INSERT INTO touched
SELECT row_id, 'changed' FROM event_told WHERE recorded_id IS NULL AND NOT is_sole
UNION ALL SELECT row_id, 'changed' FROM event_told WHERE differs
UNION ALL SELECT row_id, 'new' FROM member_row WHERE is_new AND is_first;
