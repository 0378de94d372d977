-- Question: of whom do the rows without any number speak? By post and first day, else by name, birth and cell.
-- Parameters: on, accept_names. Index: person_name_searched, place by cell.
CREATE TEMP TABLE row_without_number ON COMMIT DROP AS
SELECT person_row.row_id, person_row.folded, person_row.born_on, coalesce(member.cell_id, officer.unit_id) AS unit_id,
       officer.area_id, officer.post, officer.held_from, coalesce(member.speaks_on, officer.held_from, %(on)s::date) AS speaks_on
  FROM person_row
  LEFT JOIN member_cell member USING (row_id)
  LEFT JOIN officer_row officer USING (row_id)
 WHERE NOT EXISTS (SELECT FROM number_told WHERE number_told.row_id = person_row.row_id);

-- The holder of that very seat from that very day, with that name, is that person: nothing is asked.
UPDATE person_row SET person_id = found.person_id, matched_by = 'post'
  FROM (SELECT told.row_id, min(held.person_id) AS person_id
          FROM row_without_number told
          JOIN offices_seat seat ON seat.post = told.post AND (seat.unit_id = told.unit_id AND told.area_id IS NULL OR seat.area_id = told.area_id)
          JOIN offices_holding held ON held.seat_id = seat.id AND lower(held.valid_during) = told.held_from
          JOIN people_personname named ON named.person_id = held.person_id AND named.folded = told.folded
          JOIN people_person person ON person.id = held.person_id AND person.born_on IS NOT DISTINCT FROM coalesce(told.born_on, person.born_on)
         GROUP BY told.row_id HAVING count(DISTINCT held.person_id) = 1) found
 WHERE found.row_id = person_row.row_id;

-- Else who bears the name, was born that day and is counted in that cell; such a likeness is asked about.
CREATE TEMP TABLE likeness ON COMMIT DROP AS
SELECT told.row_id, min(candidate.person_id) AS person_id, min(candidate.party) AS party,
       count(DISTINCT candidate.person_id) + count(DISTINCT candidate.party) AS found
  FROM row_without_number told
  JOIN LATERAL (
       SELECT member.person_id, NULL::bigint AS party
         FROM members_place place
         JOIN members_member member ON member.id = place.member_id
         JOIN people_person person ON person.id = member.person_id AND person.born_on = told.born_on
         JOIN people_personname named ON named.person_id = person.id AND named.folded = told.folded
        WHERE place.cell_id = told.unit_id AND place.valid_during @> told.speaks_on
       UNION ALL
       SELECT NULL, other.party
         FROM member_cell cell JOIN person_row other USING (row_id)
        WHERE cell.cell_id = told.unit_id AND other.row_id <> told.row_id AND other.folded = told.folded AND other.born_on = told.born_on
          AND other.person_id IS NULL) candidate ON true
 WHERE told.unit_id IS NOT NULL AND told.born_on IS NOT NULL AND told.folded IS NOT NULL
   AND (SELECT person_id FROM person_row WHERE person_row.row_id = told.row_id) IS NULL
 GROUP BY told.row_id;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, CASE WHEN found > 1 THEN 'name_ambiguous' ELSE 'name_match_asked' END, 'name', name
  FROM likeness JOIN person_row USING (row_id) WHERE found > 1 OR NOT %(accept_names)s;

INSERT INTO warned (row_id, rule, key, value)
SELECT row_id, 'name_match_taken', 'name', name FROM likeness JOIN person_row USING (row_id) WHERE found = 1 AND %(accept_names)s;

UPDATE person_row SET person_id = likeness.person_id, party = coalesce(likeness.party, person_row.party), matched_by = 'name'
  FROM likeness WHERE likeness.row_id = person_row.row_id AND likeness.found = 1;

-- The rest are new, one person for all rows of a party. Materialized: a party must draw its id once, whatever the plan.
WITH founded AS MATERIALIZED (
    SELECT party, nextval((SELECT pg_get_serial_sequence('people_person', 'id')::regclass)) AS person_id
      FROM (SELECT party FROM person_row WHERE person_id IS NULL GROUP BY party ORDER BY party) ordered
)
UPDATE person_row SET person_id = founded.person_id, is_new = true
  FROM founded
 WHERE founded.party = person_row.party AND person_row.person_id IS NULL;

ANALYZE person_row;

CREATE TEMP TABLE person_new ON COMMIT DROP AS
SELECT DISTINCT ON (person_id) person_id, row_id, name, sex, born_on, coalesce(born_precision, 'u') AS born_precision,
       count(*) OVER (PARTITION BY person_id) AS rows, is_member
  FROM person_row WHERE is_new ORDER BY person_id, is_member DESC, sex NULLS LAST, row_id;
CREATE UNIQUE INDEX ON person_new (person_id);

INSERT INTO refused (row_id, rule, key)
SELECT person_new.row_id, lacking.rule, lacking.key
  FROM person_new
 CROSS JOIN LATERAL (SELECT 'person_needs_name' AS rule, 'name' AS key WHERE name IS NULL
                     UNION ALL SELECT 'person_needs_sex', 'sex' WHERE sex IS NULL) lacking
 WHERE NOT EXISTS (SELECT FROM refused WHERE refused.row_id = person_new.row_id);
