-- Question: which person does each row speak of, one the register knows or a new one?
-- Parameters: on, everywhere, accept_names. Index: identifier_names_one_person, person_name_searched.
CREATE TEMP TABLE number_known ON COMMIT DROP AS
SELECT told.row_id, told.kind, told.key, told.value, told.digest, recorded.person_id, recorded.id AS recorded_id
  FROM number_digest told
  JOIN people_identifier recorded ON recorded.digest = told.digest AND recorded.withdrawn_on IS NULL;

-- Numbers of one row, or of rows that share one, must lead to one person only.
CREATE TEMP TABLE party_known ON COMMIT DROP AS
SELECT person_row.party, min(known.person_id) AS person_id, count(DISTINCT known.person_id) AS people
  FROM number_known known JOIN person_row USING (row_id) GROUP BY person_row.party;

INSERT INTO refused (row_id, rule, key, value)
SELECT known.row_id, CASE WHEN %(everywhere)s THEN 'number_of_another' ELSE 'number_not_accepted' END, known.key, known.value
  FROM number_known known JOIN person_row USING (row_id) JOIN party_known USING (party) WHERE party_known.people > 1;

UPDATE person_row SET person_id = known.person_id, matched_by = 'number'
  FROM party_known known WHERE known.party = person_row.party;

-- Whom the actor may not see is not found; the sentence is the same for a number that is wrong here.
CREATE TEMP TABLE person_hidden ON COMMIT DROP AS
SELECT DISTINCT person_row.person_id FROM person_row
 WHERE NOT %(everywhere)s AND person_row.person_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM members_member member
                     JOIN members_place place ON place.member_id = member.id
                      AND (place.valid_during @> %(on)s::date OR place.valid_during @> %(asked_on)s::date)
                    WHERE member.person_id = person_row.person_id AND place.cell_id IN (SELECT unit_id FROM unit_seen))
   AND NOT EXISTS (SELECT FROM offices_holding held JOIN offices_seat seat ON seat.id = held.seat_id
                    WHERE held.person_id = person_row.person_id AND seat.unit_id IN (SELECT unit_id FROM unit_seen)
                      AND NOT EXISTS (SELECT FROM members_member member WHERE member.person_id = held.person_id));

INSERT INTO refused (row_id, rule, key, value)
SELECT DISTINCT ON (row_id) known.row_id, 'number_not_accepted', known.key, known.value
  FROM number_known known JOIN person_hidden USING (person_id) ORDER BY row_id;

-- A number whose bearer has another name and another day of birth is somebody else's.
INSERT INTO refused (row_id, rule, key, value)
SELECT DISTINCT ON (known.row_id) known.row_id, CASE WHEN %(everywhere)s THEN 'number_of_another' ELSE 'number_not_accepted' END, known.key, known.value
  FROM number_known known
  JOIN person_row told USING (row_id, person_id)
  JOIN people_person person ON person.id = told.person_id
 WHERE told.folded IS NOT NULL AND told.born_on IS NOT NULL AND person.born_on IS DISTINCT FROM told.born_on
   AND NOT EXISTS (SELECT FROM people_personname named WHERE named.person_id = person.id AND named.folded = told.folded)
   AND person.id NOT IN (SELECT person_id FROM person_hidden)
 ORDER BY known.row_id;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT one.row_id, 'rows_share_a_number', 'name', one.name, jsonb_build_object('other', other.name)
  FROM person_row one
  JOIN person_row other ON other.row_id = one.party
 WHERE one.row_id <> one.party AND one.folded <> other.folded AND one.born_on <> other.born_on;

-- What is refused for its numbers is held against nobody's record: nothing of another person shows in what follows.
UPDATE person_row SET person_id = NULL, matched_by = NULL
 WHERE party IN (SELECT told.party FROM person_row told JOIN refused USING (row_id)
                  WHERE refused.rule IN ('number_of_another', 'number_not_accepted', 'rows_share_a_number'));
