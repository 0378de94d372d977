-- How many cells and counted members has the subtree of each unit of the day?
-- on. Reads the ancestry, the places and the kinds of the day once each.
WITH below AS MATERIALIZED (
    SELECT ancestor_id, unit_id FROM units_ancestry
     WHERE valid_during @> %(on)s::date
), counted AS MATERIALIZED (
    SELECT cell_id, count(*) AS members FROM members_place
     WHERE coalesce(upper(valid_during), 'infinity'::date) > %(on)s AND coalesce(lower(valid_during), '-infinity'::date) <= %(on)s
     GROUP BY cell_id
), cell AS MATERIALIZED (
    SELECT kind.unit_id FROM units_unitattribute kind
     WHERE kind.dimension = 'unit_kind' AND kind.code IN ('base_cell', 'sub_cell', 'cell')
       AND (kind.first_on IS NULL OR kind.first_on <= %(on)s)
       AND NOT EXISTS (SELECT 1 FROM units_unitattribute later WHERE later.unit_id = kind.unit_id
            AND later.dimension = 'unit_kind' AND later.first_on <= %(on)s
            AND later.first_on > coalesce(kind.first_on, date '0001-01-01'))
)
SELECT below.ancestor_id, count(cell.unit_id), coalesce(sum(counted.members), 0)::int
  FROM below
  LEFT JOIN counted ON counted.cell_id = below.unit_id
  LEFT JOIN cell ON cell.unit_id = below.unit_id
 GROUP BY below.ancestor_id
