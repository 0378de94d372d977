-- Makes the cells count from the day on whom other cells counted until then, for as long as those were to; each member
-- keeps it as an event. Parameters: members, cells (told one by one), from_cells, to_cells (told as a whole), on,
-- decision. Indexes: place of cell, place of member.
WITH listed AS MATERIALIZED (
    SELECT * FROM unnest(%(members)s::bigint[], %(cells)s::bigint[]) AS listed (member_id, cell_id)
), told AS MATERIALIZED (
    SELECT * FROM unnest(%(from_cells)s::bigint[], %(to_cells)s::bigint[]) AS told (from_cell, to_cell)
), going AS MATERIALIZED (
    SELECT place.id, coalesce(listed.cell_id, told.to_cell) AS to_cell
      FROM members_place place
      LEFT JOIN listed ON listed.member_id = place.member_id
      LEFT JOIN told ON told.from_cell = place.cell_id
     WHERE place.valid_during @> %(on)s::date
       AND (place.cell_id = ANY (%(from_cells)s::bigint[]) OR place.member_id = ANY (%(members)s::bigint[]))
), left_ AS (
    UPDATE members_place place SET valid_during = daterange(lower(place.valid_during), %(on)s)
      FROM going WHERE going.id = place.id
    RETURNING OLD.member_id, OLD.cell_id, OLD.valid_during, going.to_cell
), entered AS (
    INSERT INTO members_place (member_id, cell_id, valid_during)
    SELECT member_id, to_cell, daterange(%(on)s, upper(valid_during)) FROM left_ ORDER BY member_id
    RETURNING member_id, cell_id
)
INSERT INTO members_memberevent (member_id, kind, "on", cell_id, counterpart_id, decision_id)
SELECT entered.member_id, 'moved', %(on)s, entered.cell_id, left_.cell_id, %(decision)s
  FROM entered JOIN left_ USING (member_id)
