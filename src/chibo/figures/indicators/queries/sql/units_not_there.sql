-- Which units do not live on the tree's day, had they ended by then, and under which one did each stand last (or first)?
-- tree. Reads every unit once, and the placements of those found.
SELECT unit.id, upper(unit.valid_during) <= %(tree)s::date IS TRUE AS has_ended, placed.parent_id
  FROM units_unit unit
  LEFT JOIN units_placement placed ON placed.unit_id = unit.id
   AND CASE WHEN upper(unit.valid_during) <= %(tree)s::date THEN upper(placed.valid_during) = upper(unit.valid_during)
            ELSE lower(placed.valid_during) = lower(unit.valid_during) END
 WHERE NOT unit.valid_during @> %(tree)s::date
