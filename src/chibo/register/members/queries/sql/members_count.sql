-- How many members are counted in the subtree on the day? Followed by members_narrowed.
-- unit, on, roots, asked_on and what members_narrowed takes. Rests on ancestry by ancestor; reads the places once.
SELECT count(*)
  FROM units_ancestry within
  JOIN members_place place ON place.cell_id = within.unit_id AND place.valid_during @> %(on)s::date
  JOIN members_member member ON member.id = place.member_id
 WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date
