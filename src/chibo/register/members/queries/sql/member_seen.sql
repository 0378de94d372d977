-- Who is this member, if counted within the scope on the day viewed or on the day of asking; are they in it on the day
-- of asking, and until when were they last?
-- public_id, on, asked_on, roots. Rests on the key of places by member and on ancestry by unit.
WITH reach AS (
    SELECT place.valid_during,
           place.valid_during @> %(asked_on)s::date AS is_now, place.valid_during @> %(on)s::date AS is_then
      FROM members_member member
      JOIN members_place place ON place.member_id = member.id
     WHERE member.public_id = %(public_id)s
       AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = place.cell_id AND reach.ancestor_id = ANY(%(roots)s)
                      AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
)
SELECT member.id, member.public_id, member.person_id,
       EXISTS (SELECT 1 FROM reach WHERE is_now), (SELECT max(upper(valid_during)) FROM reach)
  FROM members_member member
 WHERE member.public_id = %(public_id)s AND EXISTS (SELECT 1 FROM reach WHERE is_now OR is_then)
