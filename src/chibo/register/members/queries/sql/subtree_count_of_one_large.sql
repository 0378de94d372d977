-- How many cells and counted members has the subtree of one unit on the day, where it is large?
-- units (the one), on. Rests on ancestry by ancestor and on the index of places by their end; where no unit of the day
-- stands outside the subtree, nothing is asked of single places.
WITH below AS MATERIALIZED (
    SELECT ancestor_id, unit_id FROM units_ancestry
     WHERE ancestor_id = ANY(%(units)s) AND valid_during @> %(on)s::date
)
SELECT (SELECT min(ancestor_id) FROM below),
       (SELECT count(*) FROM units_unitattribute kind
         WHERE kind.dimension = 'unit_kind' AND kind.code IN ('base_cell', 'sub_cell', 'cell')
           AND (kind.first_on IS NULL OR kind.first_on <= %(on)s)
           AND NOT EXISTS (SELECT 1 FROM units_unitattribute later WHERE later.unit_id = kind.unit_id
                AND later.dimension = 'unit_kind' AND later.first_on <= %(on)s
                AND later.first_on > coalesce(kind.first_on, date '0001-01-01'))
           AND (kind.unit_id IN (SELECT unit_id FROM below)) IS TRUE),
       CASE
       WHEN (SELECT count(*) FROM below) = (SELECT count(*) FROM units_unit WHERE valid_during @> %(on)s::date)
       THEN (SELECT count(*) FROM members_place
              WHERE coalesce(upper(valid_during), 'infinity'::date) > %(on)s AND coalesce(lower(valid_during), '-infinity'::date) <= %(on)s)
       ELSE (SELECT count(*) FROM members_place
              WHERE coalesce(upper(valid_during), 'infinity'::date) > %(on)s AND coalesce(lower(valid_during), '-infinity'::date) <= %(on)s
                AND (cell_id IN (SELECT unit_id FROM below)) IS TRUE)
       END
