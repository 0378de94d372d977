-- Which members are counted in the subtree on the day, as far as the scope reaches, in order of the day they were first
-- admitted? Those of whom no such day is known are left out. Followed by an order.
-- unit, on, roots, asked_on. Walks the index of admissions as members_by_name walks that of names.
SELECT counted.id
  FROM members_memberevent admitted
 CROSS JOIN LATERAL (
        SELECT member.id, named.sort_key
          FROM members_member member
         CROSS JOIN LATERAL (SELECT cell_id FROM members_place WHERE member_id = member.id AND valid_during @> %(on)s::date OFFSET 0) place
         CROSS JOIN LATERAL (SELECT sort_key FROM people_personname
                WHERE person_id = member.person_id AND kind = 'birth' AND (first_on IS NULL OR first_on <= %(on)s)
                ORDER BY first_on DESC NULLS LAST LIMIT 1) named
         WHERE member.id = admitted.member_id
           AND (place.cell_id IN (SELECT unit_id FROM units_ancestry within
                WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)) IS TRUE
         LIMIT 1) counted
 WHERE admitted.kind IN ('admitted', 'readmitted') AND admitted."on" IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM members_memberevent earlier
        WHERE earlier.member_id = admitted.member_id AND earlier.kind IN ('admitted', 'readmitted')
          AND (earlier."on", earlier.kind) < (admitted."on", admitted.kind))
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
