-- How many members are counted in the subtree on the day, as far as the scope reaches?
-- unit, on, roots, asked_on. Rests on ancestry by ancestor; reads the places once.
SELECT count(*)
  FROM members_place place
 WHERE place.valid_during @> %(on)s::date
   AND place.cell_id IN (SELECT unit_id FROM units_ancestry within
                          WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
