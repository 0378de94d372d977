-- Question: what are these units on the day: parent, level, kind, and how many members they count themselves?
-- Parameters: units, on. Indexes: the keys of each table, led by the unit; place of cell.
SELECT unit.id, placed.parent_id, level.code, kind.code, coalesce(counted.members, 0)
  FROM units_unit unit
  LEFT JOIN units_placement placed ON placed.unit_id = unit.id AND placed.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND was.dimension = 'level'
                        AND (was.first_on IS NULL OR was.first_on <= %(on)s)
                      ORDER BY was.first_on DESC NULLS LAST LIMIT 1) level ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND was.dimension = 'unit_kind'
                        AND (was.first_on IS NULL OR was.first_on <= %(on)s)
                      ORDER BY was.first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN (SELECT cell_id, count(*) AS members FROM members_place
              WHERE cell_id = ANY (%(units)s) AND valid_during @> %(on)s::date GROUP BY cell_id) counted
    ON counted.cell_id = unit.id
 WHERE unit.id = ANY (%(units)s) AND unit.valid_during @> %(on)s::date
