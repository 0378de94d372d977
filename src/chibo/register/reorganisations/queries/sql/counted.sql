-- Question: what does the register hold on the day: living units by kind and level, members counted, posts held, areas
-- with a cell? Parameters: on. Indexes: none, each table is read once.
SELECT 'unit', coalesce(kind.code, ''), count(*)
  FROM units_unit unit
  LEFT JOIN (SELECT DISTINCT ON (unit_id) unit_id, code FROM units_unitattribute
              WHERE dimension = 'unit_kind' AND (first_on IS NULL OR first_on <= %(on)s)
              ORDER BY unit_id, first_on DESC NULLS LAST) kind ON kind.unit_id = unit.id
 WHERE unit.valid_during @> %(on)s::date GROUP BY 2
UNION ALL SELECT 'member', '', count(*) FROM members_place WHERE valid_during @> %(on)s::date
UNION ALL SELECT 'post', '', count(*) FROM offices_holding WHERE valid_during @> %(on)s::date
UNION ALL SELECT 'area', '', count(*) FROM areas_area WHERE valid_during @> %(on)s::date
UNION ALL SELECT 'area_with_cell', '', count(*) FROM areas_serving WHERE valid_during @> %(on)s::date
