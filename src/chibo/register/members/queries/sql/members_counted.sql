-- Which members are counted in the subtree on the day? Their ids, packed.
-- unit, on. Reads the places of the day once, and the subtree once.
SELECT string_agg(int8send(member_id), ''::bytea) FROM members_place
 WHERE valid_during @> %(on)s::date
   AND (cell_id IN (SELECT unit_id FROM units_ancestry within
                     WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)) IS TRUE
