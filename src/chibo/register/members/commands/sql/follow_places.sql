-- Lets those who meet, pay or live with a cell do so with another from the day on. Parameters: from_cells, to_cells, on.
WITH told AS MATERIALIZED (
    SELECT * FROM unnest(%(from_cells)s::bigint[], %(to_cells)s::bigint[]) AS told (from_cell, to_cell)
), left_ AS (
    UPDATE {table} place SET valid_during = daterange(lower(place.valid_during), %(on)s)
      FROM told WHERE place.cell_id = told.from_cell AND place.valid_during @> %(on)s::date
    RETURNING OLD.member_id, OLD.valid_during, told.to_cell
)
INSERT INTO {table} (member_id, cell_id, valid_during)
SELECT member_id, to_cell, daterange(%(on)s, upper(valid_during)) FROM left_ WHERE to_cell IS NOT NULL
