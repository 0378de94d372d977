-- How many cells and counted members has the subtree of each unit on the day?
-- units, on. Rests on ancestry by ancestor; reads the places of the day once.
WITH below AS MATERIALIZED (
    SELECT ancestor_id, unit_id FROM units_ancestry
     WHERE ancestor_id = ANY(%(units)s) AND valid_during @> %(on)s::date
), counted AS MATERIALIZED (
    SELECT cell_id, count(*) AS members FROM members_place
     WHERE valid_during @> %(on)s::date AND cell_id IN (SELECT unit_id FROM below)
     GROUP BY cell_id
), kind AS MATERIALIZED (
    SELECT DISTINCT ON (unit_id) unit_id, code FROM units_unitattribute
     WHERE dimension = 'unit_kind' AND (first_on IS NULL OR first_on <= %(on)s) AND unit_id IN (SELECT unit_id FROM below)
     ORDER BY unit_id, first_on DESC NULLS LAST
)
SELECT below.ancestor_id, count(*) FILTER (WHERE kind.code IN ('base_cell', 'sub_cell', 'cell')),
       coalesce(sum(counted.members), 0)::int
  FROM below
  LEFT JOIN counted ON counted.cell_id = below.unit_id
  LEFT JOIN kind ON kind.unit_id = below.unit_id
 GROUP BY below.ancestor_id
