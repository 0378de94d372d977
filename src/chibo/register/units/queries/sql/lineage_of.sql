-- Which units did this one come from, and in which does it go on? Each by the name it bore on the day of the tie.
-- unit. Rests on the keys of lineage by predecessor and by successor.
SELECT tie.predecessor_id = %(unit)s AS goes_on, other.id, other.public_id, coalesce(named.name, ''), tie.first_on, tie.kind,
       tie.share_numerator, tie.share_denominator
  FROM units_lineage tie
  JOIN units_unit other ON other.id = CASE WHEN tie.predecessor_id = %(unit)s THEN tie.successor_id ELSE tie.predecessor_id END
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = other.id
        AND (first_on IS NULL OR first_on < tie.first_on OR (first_on = tie.first_on AND other.id = tie.successor_id))
        ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 WHERE tie.predecessor_id = %(unit)s OR tie.successor_id = %(unit)s
 ORDER BY tie.first_on, tie.share_numerator::numeric / tie.share_denominator DESC, other.id
