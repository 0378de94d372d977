-- Question: none; makes memberships what the rows say. Places are shortened first, then new ones are written.
-- Parameters: on. Index: primary keys.
INSERT INTO members_member (id, person_id) SELECT member_id, person_id FROM member_told WHERE is_new ORDER BY member_id;

UPDATE members_place SET valid_during = daterange(result.day, result.upto), cell_id = result.cell_id
  FROM place_result result
 WHERE result.recorded_id = members_place.id AND (result.upto, result.cell_id) IS DISTINCT FROM (result.recorded_upto, result.recorded_cell);

INSERT INTO members_place (member_id, cell_id, valid_during, from_precision)
SELECT member_id, cell_id, daterange(day, upto), CASE WHEN day IS NULL THEN 'u' ELSE precision END
  FROM place_result WHERE recorded_id IS NULL ORDER BY member_id, day;

-- The attributes of an admission are those of its day: taken from the row that tells of it while it is recent.
INSERT INTO members_memberevent (member_id, kind, "on", precision, decided_on, decided_precision, cell_id, counterpart_id, counterpart_text, exit_kind,
                                 occupation, education, qualification, theory, religion, union_member)
SELECT told.member_id, told.kind, told.day, CASE WHEN told.day IS NULL THEN 'u' ELSE coalesce(told.precision, 'd') END,
       CASE WHEN is_admission THEN staged.admission_decided_on END, CASE WHEN is_admission THEN coalesce(staged.admission_decided_on_precision, 'u') ELSE 'u' END,
       told.cell_id, told.counterpart_id, told.counterpart_text, told.exit_kind,
       CASE WHEN is_recent THEN staged.occupation END, CASE WHEN is_recent THEN staged.education END, CASE WHEN is_recent THEN staged.qualification END,
       CASE WHEN is_recent THEN staged.theory END, CASE WHEN is_recent THEN staged.religion END, CASE WHEN is_recent THEN staged.union_member = 'yes' END
  FROM event_told told
  JOIN staged_members staged USING (row_id)
 CROSS JOIN LATERAL (SELECT told.kind IN ('admitted', 'readmitted') AS is_admission,
                            told.kind IN ('admitted', 'readmitted') AND told.day > %(on)s::date - 400
                            AND coalesce(staged.from_on = told.day, true) AS is_recent) known
 WHERE told.recorded_id IS NULL ORDER BY told.member_id, told.day;

UPDATE members_memberevent SET "on" = told.day, precision = coalesce(told.precision, 'u'), kind = told.kind, exit_kind = coalesce(told.exit_kind, members_memberevent.exit_kind)
  FROM event_told told WHERE told.recorded_id = members_memberevent.id AND told.differs
   AND EXISTS (SELECT FROM event_told WHERE differs);

UPDATE members_meetingplace SET valid_during = result.during, cell_id = result.cell_id
  FROM other_place_result result
 WHERE result.relation = 'meeting' AND result.recorded_id = members_meetingplace.id AND result.during IS NOT NULL
   AND (result.during, result.cell_id) IS DISTINCT FROM (result.recorded_during, result.recorded_cell);

INSERT INTO members_meetingplace (member_id, cell_id, valid_during)
SELECT member_id, cell_id, during FROM other_place_result WHERE relation = 'meeting' AND recorded_id IS NULL ORDER BY member_id, day;

UPDATE members_feeplace SET valid_during = result.during, cell_id = result.cell_id
  FROM other_place_result result
 WHERE result.relation = 'fee' AND result.recorded_id = members_feeplace.id AND result.during IS NOT NULL
   AND (result.during, result.cell_id) IS DISTINCT FROM (result.recorded_during, result.recorded_cell);

INSERT INTO members_feeplace (member_id, cell_id, valid_during)
SELECT member_id, cell_id, during FROM other_place_result WHERE relation = 'fee' AND recorded_id IS NULL ORDER BY member_id, day;

UPDATE members_residenceplace SET valid_during = result.during, cell_id = result.cell_id
  FROM other_place_result result
 WHERE result.relation = 'residence' AND result.recorded_id = members_residenceplace.id AND result.during IS NOT NULL
   AND (result.during, result.cell_id) IS DISTINCT FROM (result.recorded_during, result.recorded_cell);

INSERT INTO members_residenceplace (member_id, cell_id, valid_during)
SELECT member_id, cell_id, during FROM other_place_result WHERE relation = 'residence' AND recorded_id IS NULL ORDER BY member_id, day;
