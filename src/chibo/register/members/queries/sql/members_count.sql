-- How many members are counted in the subtree on the day, as far as the scope reaches; and about how many names does the register
-- hold?
-- unit, on, roots, asked_on. Rests on the index of places by their end and on ancestry by ancestor; where no unit of
-- the day stands outside the subtree, nothing is asked of single places.
WITH below AS MATERIALIZED (
    SELECT unit_id FROM units_ancestry within WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date
)
SELECT CASE
       WHEN NOT EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                          AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
       THEN 0
       WHEN (SELECT count(*) FROM below) < 300
       THEN (SELECT count(*) FROM below JOIN members_place place ON place.cell_id = below.unit_id AND place.valid_during @> %(on)s::date)
       WHEN (SELECT count(*) FROM below) = (SELECT count(*) FROM units_unit WHERE valid_during @> %(on)s::date)
       THEN (SELECT count(*) FROM members_place
              WHERE coalesce(upper(valid_during), 'infinity'::date) > %(on)s AND coalesce(lower(valid_during), '-infinity'::date) <= %(on)s)
       ELSE (SELECT count(*) FROM members_place
              WHERE coalesce(upper(valid_during), 'infinity'::date) > %(on)s AND coalesce(lower(valid_during), '-infinity'::date) <= %(on)s
                AND (cell_id IN (SELECT unit_id FROM below)) IS TRUE)
       END,
       (SELECT reltuples::bigint FROM pg_class WHERE oid = 'public.people_personname'::regclass)
