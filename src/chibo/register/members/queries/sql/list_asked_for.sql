-- Does the scope reach the unit, how many units (no more than `large` and one are counted) stand under it, how many members
-- does the register hold, about, and since when do people bear the names of that day?
-- unit, on, roots, asked_on, large. Rests on ancestry by unit and by ancestor, and on the index of dated names.
SELECT EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
               OFFSET 0),
       (SELECT count(*) FROM (SELECT FROM units_ancestry within
         WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date LIMIT %(large)s::int + 1) few),
       (SELECT reltuples::bigint FROM pg_class WHERE oid = 'public.members_member'::regclass),
       (SELECT max(first_on) FROM people_personname WHERE kind = 'birth' AND first_on IS NOT NULL AND first_on <= %(on)s::date)
