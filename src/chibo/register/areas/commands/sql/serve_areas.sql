-- Makes each area be served by its cell from the day on (by none where that is null), for as long as it was served.
-- Parameters: areas, cells, on. Index: area_served_by_one_cell_at_a_time.
WITH told AS MATERIALIZED (SELECT * FROM unnest(%(areas)s::bigint[], %(cells)s::bigint[]) AS told (area_id, cell_id)),
left_ AS (
    UPDATE areas_serving serving SET valid_during = daterange(lower(serving.valid_during), %(on)s)
      FROM told WHERE serving.area_id = told.area_id AND serving.valid_during @> %(on)s::date
    RETURNING OLD.area_id, OLD.valid_during, told.cell_id
)
INSERT INTO areas_serving (area_id, cell_id, valid_during)
SELECT area_id, cell_id, daterange(%(on)s, upper(valid_during)) FROM left_ WHERE cell_id IS NOT NULL ORDER BY area_id
