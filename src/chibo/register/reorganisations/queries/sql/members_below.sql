-- Question: how many members do these units count, with all below them, on the day?
-- Parameters: units, on. Indexes: branch_of_ancestor, place of cell.
SELECT below.ancestor_id, count(*)
  FROM units_ancestry below
  JOIN members_place place ON place.cell_id = below.unit_id AND place.valid_during @> %(on)s::date
 WHERE below.ancestor_id = ANY (%(units)s) AND below.valid_during @> %(on)s::date
 GROUP BY below.ancestor_id
