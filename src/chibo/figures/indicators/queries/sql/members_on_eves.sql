-- How many members did each of these units count, with all below it, on its day?
-- units, days (side by side). Rests on ancestry by ancestor and on places by cell.
SELECT asked.unit_id, asked.eve, count(*)
  FROM unnest(%(units)s::bigint[], %(days)s::date[]) asked (unit_id, eve)
  JOIN units_ancestry below ON below.ancestor_id = asked.unit_id AND below.valid_during @> asked.eve
  JOIN members_place place ON place.cell_id = below.unit_id AND place.valid_during @> asked.eve
 GROUP BY asked.unit_id, asked.eve
