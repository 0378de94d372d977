-- Under which units does it stand on the day, from the top, as far as the scope reaches?
-- unit, on, roots, asked_on. Rests on ancestry by unit.
SELECT above.public_id, coalesce(named.name, '')
  FROM units_ancestry path
  JOIN units_unit above ON above.id = path.ancestor_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = above.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 WHERE path.unit_id = %(unit)s AND path.depth > 0 AND path.valid_during @> %(on)s::date
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = above.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
               OFFSET 0)
 ORDER BY path.depth DESC
