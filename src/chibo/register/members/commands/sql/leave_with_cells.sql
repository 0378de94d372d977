-- Lets the members whom these cells count leave the register on the day, to where it is told.
-- Parameters: cells, to, on, decision. Index: place of cell.
WITH told AS MATERIALIZED (SELECT * FROM unnest(%(cells)s::bigint[], %(to)s::text[]) AS told (cell_id, went_to)),
left_ AS (
    UPDATE members_place place SET valid_during = daterange(lower(place.valid_during), %(on)s)
      FROM told WHERE place.cell_id = told.cell_id AND place.valid_during @> %(on)s::date
    RETURNING place.member_id, place.cell_id, told.went_to
)
INSERT INTO members_memberevent (member_id, kind, "on", cell_id, counterpart_text, exit_kind, decision_id)
SELECT member_id, 'transferred_out', %(on)s, cell_id, went_to, %(exit_kind)s, %(decision)s FROM left_
