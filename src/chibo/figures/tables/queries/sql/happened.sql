-- What changed where members are counted, in the whole register in the span: who came into or left it, and who moved?
-- since, on. One line a person and event: its id (of a move that of the member), from when it is certain, kind, day,
-- the cell entered, the cell left, what is told of the other end.
-- Moves are read off the places themselves; where a transfer from elsewhere is recorded for the day, that tells it.
WITH event AS (
    SELECT fact.subject_id, fact.id, fact.certain_on, fact.kind::VARCHAR AS kind, fact.day, fact.unit_no,
           other.unit_no AS other_no, fact.exit_kind::VARCHAR AS exit_kind,
           coalesce(apart.stage::VARCHAR, 'probationary') AS stage
      FROM {member_events} fact LEFT JOIN {unit_number} other ON other.unit_id = fact.counterpart_id
      LEFT JOIN {apart} apart
        ON apart.subject_id = fact.subject_id AND apart.from_on <= fact.day AND fact.day < apart.to_on
     WHERE fact.day BETWEEN $since AND $on AND fact.from_on = fact.day
       AND fact.kind IN ('admitted', 'readmitted', 'restored', 'transferred_in', 'removed', 'left', 'expelled',
                         'admission_cancelled', 'died', 'transferred_out')
), ended AS (
    SELECT subject_id, to_on AS day, unit_no FROM {members} WHERE to_on BETWEEN $since AND $on
), begun AS (
    SELECT subject_id, id, certain_on, from_on AS day, unit_no, stage::VARCHAR AS stage
      FROM {members} WHERE from_on BETWEEN $since AND $on AND day = from_on
)
SELECT id, certain_on, kind, day, unit_no AS entered_no, other_no AS left_no, exit_kind, stage FROM event
 WHERE kind IN ('admitted', 'readmitted', 'restored', 'transferred_in')
 UNION ALL
SELECT id, certain_on, kind, day, other_no, unit_no, exit_kind, stage FROM event
 WHERE kind NOT IN ('admitted', 'readmitted', 'restored', 'transferred_in')
 UNION ALL
SELECT begun.id, begun.certain_on, 'moved', day, begun.unit_no, ended.unit_no, NULL, begun.stage
  FROM ended JOIN begun USING (subject_id, day)
 WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.subject_id = begun.subject_id AND event.day = begun.day
                      AND event.kind = 'transferred_in')
