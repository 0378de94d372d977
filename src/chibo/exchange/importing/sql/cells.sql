-- Question: which cell does each row of members name, and which seat's unit or area each row of officers?
-- Parameters: on. Index: code_told by code.
-- A code that one unit alone has ever borne needs no look at days, and that is nearly every one.
CREATE TEMP TABLE code_plain ON COMMIT DROP AS
SELECT code, min(unit_id) AS unit_id FROM code_told GROUP BY code HAVING count(*) = 1;

CREATE TEMP TABLE member_cell ON COMMIT DROP AS
WITH told AS (
    SELECT row_id, cell_code, vietnamese_fold(CASE WHEN cell_code IS NULL THEN cell END) AS folded, admission_cell_code, admitted_on, left_on,
           place_from, coalesce(place_from, from_on, left_on - 1, %(on)s::date) AS speaks_on
      FROM staged_members
)
SELECT told.row_id, told.speaks_on, coalesce(plain.unit_id, by_code.unit_id, by_name.unit_id) AS cell_id, by_name.bearers,
       coalesce(plain_admitting.unit_id, admitting.unit_id) AS admission_cell_id
  FROM told
  LEFT JOIN code_plain plain ON plain.code = told.cell_code
  LEFT JOIN LATERAL (SELECT unit_id FROM code_told WHERE plain.unit_id IS NULL AND code = told.cell_code
                      ORDER BY CASE WHEN during @> told.speaks_on THEN 1 WHEN during @> %(on)s::date THEN 2 ELSE 3 END,
                               upper(during) DESC NULLS FIRST LIMIT 1) by_code ON true
  LEFT JOIN name_told by_name ON by_name.folded = told.folded
  LEFT JOIN code_plain plain_admitting ON plain_admitting.code = told.admission_cell_code
  LEFT JOIN LATERAL (SELECT unit_id FROM code_told WHERE plain_admitting.unit_id IS NULL AND code = told.admission_cell_code
                      ORDER BY CASE WHEN during @> told.admitted_on THEN 1 WHEN during @> told.speaks_on THEN 2 ELSE 3 END,
                               upper(during) DESC NULLS FIRST LIMIT 1) admitting ON true;
CREATE UNIQUE INDEX ON member_cell (row_id);

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, CASE WHEN bearers > 1 THEN 'unit_name_ambiguous' ELSE 'unit_unknown' END,
       CASE WHEN staged.cell_code IS NULL THEN 'cell' ELSE 'cell_code' END, coalesce(staged.cell_code, staged.cell)
  FROM member_cell JOIN staged_members staged USING (row_id)
 WHERE member_cell.cell_id IS NULL AND coalesce(staged.cell_code, staged.cell) IS NOT NULL
UNION ALL
SELECT row_id, 'unit_unknown', 'admission_cell_code', staged.admission_cell_code
  FROM member_cell JOIN staged_members staged USING (row_id)
 WHERE admission_cell_id IS NULL AND staged.admission_cell_code IS NOT NULL;

CREATE TEMP TABLE officer_row ON COMMIT DROP AS
SELECT staged.row_id, staged.post, staged.held_from, staged.held_from_precision, staged.held_to, staged.appointment_form,
       staged.congress_ordinal::smallint AS congress_ordinal, fact.stands_on, fact.is_single, named.decision_id,
       CASE fact.stands_on WHEN 'unit' THEN coalesce(plain.unit_id, by_code.unit_id, by_name.unit_id) END AS unit_id,
       CASE fact.stands_on WHEN 'area' THEN area.area_id END AS area_id, by_name.bearers
  FROM staged_officers staged
  LEFT JOIN post_fact fact USING (post)
  LEFT JOIN decision_named named USING (row_id)
  LEFT JOIN code_plain plain ON plain.code = staged.unit_code
  LEFT JOIN LATERAL (SELECT unit_id FROM code_told WHERE plain.unit_id IS NULL AND code = staged.unit_code
                      ORDER BY CASE WHEN during @> staged.held_from THEN 1 WHEN during @> (staged.held_to - 1) THEN 2
                                    WHEN during @> %(on)s::date THEN 3 ELSE 4 END, upper(during) DESC NULLS FIRST LIMIT 1) by_code ON true
  LEFT JOIN name_told by_name ON staged.unit_code IS NULL AND by_name.folded = vietnamese_fold(staged.unit)
  LEFT JOIN (SELECT min(code) AS code, area_id FROM (SELECT code, area_id FROM area_life WHERE code IS NOT NULL
                                                      UNION SELECT recorded_code, area_id FROM area_life WHERE recorded_code IS NOT NULL) coded
              GROUP BY area_id) area ON area.code = staged.area_code;
CREATE UNIQUE INDEX ON officer_row (row_id);

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, CASE WHEN told.stands_on = 'area' THEN 'area_unknown' WHEN bearers > 1 THEN 'unit_name_ambiguous' ELSE 'unit_unknown' END,
       CASE WHEN told.stands_on = 'area' THEN 'area_code' WHEN staged.unit_code IS NULL THEN 'unit' ELSE 'unit_code' END,
       CASE WHEN told.stands_on = 'area' THEN staged.area_code ELSE coalesce(staged.unit_code, staged.unit) END
  FROM officer_row told JOIN staged_officers staged USING (row_id)
 WHERE told.unit_id IS NULL AND told.area_id IS NULL;
