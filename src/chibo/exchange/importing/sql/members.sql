-- Question: which membership does each row speak of, and from which day is the member counted where?
-- Parameters: on, correct. Index: member by person, place by member.
CREATE TEMP TABLE member_told ON COMMIT DROP AS
SELECT person_id, recorded.id IS NULL AS is_new, count(*) AS rows, min(person_row.row_id) AS row_id,
       coalesce(recorded.id, nextval((SELECT pg_get_serial_sequence('members_member', 'id')::regclass))) AS member_id
  FROM (SELECT person_id, row_id FROM person_row WHERE is_member ORDER BY row_id) person_row
  LEFT JOIN members_member recorded USING (person_id)
 GROUP BY person_id, recorded.id;
CREATE UNIQUE INDEX ON member_told (person_id);

CREATE TEMP TABLE member_row ON COMMIT DROP AS
SELECT person_row.row_id, person_row.person_id AS person, told.member_id, told.is_new, told.is_new AND told.rows = 1 AND person_row.is_new AS is_sole,
       person_row.is_new AS is_new_person,
       cell.cell_id, cell.admission_cell_id, staged.place_from, staged.place_from_precision, staged.from_on, staged.left_on, staged.exit_kind,
       CASE WHEN staged.place_from IS NOT NULL THEN staged.place_from
            ELSE greatest(coalesce(staged.transferred_in_on, staged.admitted_on), lower(life.life)) END AS place_on,
       CASE WHEN staged.place_from IS NOT NULL THEN staged.place_from_precision
            WHEN staged.transferred_in_on IS NOT NULL THEN staged.transferred_in_on_precision ELSE staged.admitted_on_precision END AS place_precision,
       row_number() OVER (PARTITION BY told.member_id ORDER BY coalesce(staged.place_from, staged.transferred_in_on, staged.admitted_on), person_row.row_id) = 1 AS is_first
  FROM person_row
  JOIN staged_members staged ON staged.row_id = person_row.row_id
  JOIN member_told told ON told.person_id = person_row.person_id
  JOIN member_cell cell ON cell.row_id = person_row.row_id
  LEFT JOIN unit_life life ON life.unit_id = cell.cell_id
 WHERE person_row.is_member;
CREATE UNIQUE INDEX ON member_row (row_id);
