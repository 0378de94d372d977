-- Which members are counted in the subtree on the day, as far as the scope reaches, narrowed by what is given? Followed
-- by members_sorted or members_walked and an order. What is NULL narrows nothing and costs nothing.
-- unit, on, roots, asked_on; words (patterns), longest (of them; NULL where none has a trigram), sex, born_after < birth <= born_until, stage, exempt, ethnicity,
-- occupation, education, theory. Reads the places of the day once, and each thing narrowed by once: OFFSET 0 keeps the
-- planner from asking for the place of each member apart.
WITH chosen AS MATERIALIZED (
    SELECT member.id, member.person_id
      FROM (SELECT member_id FROM members_place
             WHERE valid_during @> %(on)s::date
               AND cell_id IN (SELECT unit_id FROM units_ancestry within
                                WHERE within.ancestor_id = %(unit)s AND within.valid_during @> %(on)s::date)
            OFFSET 0) place
      JOIN members_member member ON member.id = place.member_id
     WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = %(unit)s AND reach.ancestor_id = ANY(%(roots)s)
                      AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
       AND (%(words)s::text[] IS NULL OR member.person_id IN (
            SELECT person_id FROM people_personname spoken WHERE (spoken.first_on IS NULL OR spoken.first_on <= %(on)s)
               AND (%(longest)s::text IS NULL OR spoken.folded LIKE vietnamese_fold(%(longest)s))
               AND spoken.folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])))
       AND (%(sex)s::text IS NULL OR member.person_id IN (SELECT id FROM people_person WHERE sex = %(sex)s))
       AND (%(born_until)s::date IS NULL OR member.person_id IN (
            SELECT id FROM people_person WHERE born_on <= %(born_until)s
               AND (%(born_after)s::date IS NULL OR born_on > %(born_after)s)))
       AND (%(stage)s::text IS NULL OR (%(stage)s = 'full') = (member.id IN (
            SELECT recognised.member_id FROM members_memberevent recognised
             WHERE recognised.kind = 'recognised' AND (recognised."on" IS NULL OR recognised."on" <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = recognised.member_id
                    AND later.kind = 'readmitted' AND later."on" <= %(on)s AND later."on" >= recognised."on"))))
       AND (%(exempt)s::text IS NULL OR (%(exempt)s = 'yes') = (member.id IN (
            SELECT exempted.member_id FROM members_memberevent exempted
             WHERE exempted.kind = 'exempted' AND (exempted."on" IS NULL OR exempted."on" <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = exempted.member_id
                    AND later.kind = 'exemption_ended' AND later."on" <= %(on)s AND later."on" >= exempted."on"))))
       AND (%(ethnicity)s::text IS NULL OR member.person_id IN (
            SELECT person_id FROM people_personattribute one WHERE one.dimension = 'ethnicity' AND one.code = %(ethnicity)s
               AND (one.first_on IS NULL OR one.first_on <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM people_personattribute later WHERE later.person_id = one.person_id
                    AND later.dimension = 'ethnicity' AND later.first_on <= %(on)s
                    AND later.first_on > coalesce(one.first_on, date '0001-01-01'))))
       AND (%(occupation)s::text IS NULL OR member.person_id IN (
            SELECT person_id FROM people_personattribute one WHERE one.dimension = 'occupation' AND one.code = %(occupation)s
               AND (one.first_on IS NULL OR one.first_on <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM people_personattribute later WHERE later.person_id = one.person_id
                    AND later.dimension = 'occupation' AND later.first_on <= %(on)s
                    AND later.first_on > coalesce(one.first_on, date '0001-01-01'))))
       AND (%(education)s::text IS NULL OR member.person_id IN (
            SELECT person_id FROM people_personattribute one WHERE one.dimension = 'education' AND one.code = %(education)s
               AND (one.first_on IS NULL OR one.first_on <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM people_personattribute later WHERE later.person_id = one.person_id
                    AND later.dimension = 'education' AND later.first_on <= %(on)s
                    AND later.first_on > coalesce(one.first_on, date '0001-01-01'))))
       AND (%(theory)s::text IS NULL OR member.person_id IN (
            SELECT person_id FROM people_personattribute one WHERE one.dimension = 'theory' AND one.code = %(theory)s
               AND (one.first_on IS NULL OR one.first_on <= %(on)s)
               AND NOT EXISTS (SELECT 1 FROM people_personattribute later WHERE later.person_id = one.person_id
                    AND later.dimension = 'theory' AND later.first_on <= %(on)s
                    AND later.first_on > coalesce(one.first_on, date '0001-01-01'))))
)
