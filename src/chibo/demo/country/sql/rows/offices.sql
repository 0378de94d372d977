CREATE UNLOGGED TABLE country.seat AS
-- Secretaries of cells; secretaries and deputies of committees, taken from the first cell below them.
SELECT row_number() OVER (ORDER BY unit.id, post) AS id, unit.id AS unit_id, post.post, post.is_single, greatest(unit.founded_on, DATE '2009-01-01') AS first_on,
       post.since, post.rank, CASE WHEN unit.kind IN ('sub_cell', 'base_cell') THEN unit.id ELSE below.id END AS cell_id
  FROM country.unit
  JOIN (VALUES ('cell_secretary', true, DATE '2022-11-15', 1, true), ('secretary', true, DATE '2020-06-15', 2, false), ('deputy_secretary', false, DATE '2020-06-15', 3, false))
       post (post, is_single, since, rank, of_cell) ON post.of_cell = (unit.kind IN ('sub_cell', 'base_cell'))
  LEFT JOIN (SELECT parent_id, min(id) AS id FROM country.unit WHERE kind IN ('sub_cell', 'base_cell') AND ended_on IS NULL GROUP BY parent_id) below ON below.parent_id = unit.id
 WHERE unit.ended_on IS NULL AND unit.level <> 'central';

UPDATE country.seat SET cell_id = first.id, rank = seat.rank + 2
-- Committees over committees only: a superior one's officers are of its first base committee, a province's of its bloc.
  FROM country.unit unit, country.unit first
 WHERE unit.id = seat.unit_id AND seat.cell_id IS NULL
   AND first.id = (SELECT min(cell.id) FROM country.unit cell WHERE cell.kind IN ('sub_cell', 'base_cell') AND cell.ended_on IS NULL AND cell.province = unit.province
                      AND (cell.district = unit.district OR unit.level = 'province' AND cell.district = '992') AND cell.commune IS NULL);

INSERT INTO offices_seat (id, unit_id, post, is_single, valid_during) SELECT id, unit_id, post, is_single, daterange(first_on, NULL) FROM country.seat ORDER BY id;

INSERT INTO offices_holding (seat_id, is_single, person_id, valid_during, appointment_form)
-- In two of three cells somebody else was secretary for the term before.
SELECT seat.id, seat.is_single, person.id, daterange(greatest(seat.since, seat.first_on), NULL), 'elected'
  FROM country.seat JOIN country.person ON person.cell_id = seat.cell_id AND person.rank = seat.rank AND person.left_on IS NULL
UNION ALL
SELECT seat.id, true, person.id, daterange('2020-05-15', seat.since), 'elected'
  FROM country.seat JOIN country.person ON person.cell_id = seat.cell_id AND person.rank = 2 AND person.left_on IS NULL
 WHERE seat.post = 'cell_secretary' AND seat.first_on < '2020-05-15' AND country.draw(seat.id, 51, 3) > 0
 ORDER BY 1;
