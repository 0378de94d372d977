-- Who is this member, if counted within the scope on the day viewed or on the day of asking; are they in it on the day
-- of asking, and until when were they last, be it that they left it or that their cell did?
-- public_id, on, asked_on, roots. Rests on the key of places by member and on ancestry by unit.
WITH reach AS (
    SELECT place.valid_during AS counted, path.valid_during AS under
      FROM members_member member
      JOIN members_place place ON place.member_id = member.id
      JOIN units_ancestry path ON path.unit_id = place.cell_id AND path.ancestor_id = ANY(%(roots)s::bigint[])
       AND (path.valid_during @> %(on)s::date OR path.valid_during @> %(asked_on)s::date)
     WHERE member.public_id = %(public_id)s
)
SELECT member.id, member.public_id, member.person_id,
       EXISTS (SELECT 1 FROM reach WHERE counted @> %(asked_on)s::date AND under @> %(asked_on)s::date),
       (SELECT max(coalesce(upper(counted * under), upper(counted))) FROM reach)
  FROM members_member member
 WHERE member.public_id = %(public_id)s
   AND EXISTS (SELECT 1 FROM reach WHERE counted @> %(on)s::date OR counted @> %(asked_on)s::date)
