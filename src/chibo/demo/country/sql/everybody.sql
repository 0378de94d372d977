-- How many people each cell has known, since when, and in which order the register came to know them.
CREATE UNLOGGED TABLE country.raw AS
-- One row a person. The first five of a cell are its officers: admitted before the opening, never anywhere else. They are
-- numbered in the order in which the register came to know them, so that a book's people stand together.
SELECT row_number() OVER (ORDER BY greatest(0, extract(year FROM admitted_on)::int - 2009), cell_id, rank) AS id, cell_id, rank, admitted_on
  FROM (SELECT cell.id AS cell_id, rank,
               CASE WHEN rank <= 5 OR rank > cell.size OR country.draw(cell.id * 100000 + rank, 30, 100) >= 45
                    THEN make_date(2009 - (power(country.draw(cell.id * 100000 + rank, 31, 1000) / 1000::float8, 1.6) * 38)::int, 1, 4) + country.draw(cell.id * 100000 + rank, 32, 360)
                    ELSE DATE '2010-01-05' + country.draw(cell.id * 100000 + rank, 33, 5650) END AS admitted_on
          FROM country.cell CROSS JOIN LATERAL generate_series(1, cell.size + cell.has_left) rank) drawn;
ANALYZE country.raw;

CREATE UNLOGGED TABLE country.person (
    id bigint, cell_id bigint, rank int, admitted_on date, entered_on date, official_on date, former_id bigint, moved_on date,
    left_on date, exit_kind text, sex text, born_on date, ethnicity text, name_id int, occupation text, qualification text,
    theory text, education text
);
