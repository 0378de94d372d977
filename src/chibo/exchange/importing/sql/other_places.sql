-- Question: where do members meet, pay the fee and live, where the rows say that it is another cell?
-- Parameters: on, correct. Index: member_told by person.
CREATE TEMP TABLE other_place_row ON COMMIT DROP AS
SELECT told.row_id, told.member_id, told.is_new, told.is_first, told.place_on, told.from_on, place.relation, place.code, found.unit_id
  FROM member_row told
  JOIN staged_members staged USING (row_id)
 CROSS JOIN LATERAL (VALUES ('meeting', staged.meeting_cell_code), ('fee', staged.fee_cell_code), ('residence', staged.residence_cell_code)) place (relation, code)
  LEFT JOIN LATERAL (SELECT unit_id FROM code_told WHERE code_told.code = place.code
                      ORDER BY CASE WHEN during @> coalesce(told.from_on, told.place_from) THEN 1 WHEN during @> %(on)s::date THEN 2 ELSE 3 END,
                               upper(during) DESC NULLS FIRST LIMIT 1) found ON true
 WHERE place.code IS NOT NULL AND coalesce(staged.meeting_cell_code, staged.fee_cell_code, staged.residence_cell_code) IS NOT NULL;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'unit_unknown', relation || '_cell_code', code FROM other_place_row WHERE unit_id IS NULL;

INSERT INTO said
SELECT 'member', told.member_id, told.relation,
       CASE WHEN told.is_new AND told.is_first THEN greatest(coalesce(told.from_on, told.place_on), lower(life.life)) ELSE told.from_on END,
       told.is_new AND told.is_first, told.unit_id::text, told.row_id, told.relation || '_cell_code', told.code, NULL
  FROM other_place_row told JOIN unit_life life USING (unit_id);

INSERT INTO recorded
SELECT 'member', member_id, 'meeting', lower(valid_during), cell_id::text, id FROM members_meetingplace WHERE member_id IN (SELECT member_id FROM other_place_row)
UNION ALL
SELECT 'member', member_id, 'fee', lower(valid_during), cell_id::text, id FROM members_feeplace WHERE member_id IN (SELECT member_id FROM other_place_row)
UNION ALL
SELECT 'member', member_id, 'residence', lower(valid_during), cell_id::text, id FROM members_residenceplace WHERE member_id IN (SELECT member_id FROM other_place_row);
