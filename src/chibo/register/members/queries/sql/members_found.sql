-- Which members of the scope bear all these words in a name, tones aside? The first ones in order of names.
-- words (patterns), longest (the longest of them; NULL where none has a trigram), on, roots, asked_on, limit. Rests on the trigrams of names; walks
-- those found in their order and asks of each where it is counted, until there are enough; the scope is read once.
WITH found AS MATERIALIZED (
    SELECT person_id, min(sort_key COLLATE "C") AS sort_key FROM people_personname
     WHERE (%(longest)s::text IS NULL OR folded LIKE vietnamese_fold(%(longest)s))
       AND folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
       AND (first_on IS NULL OR first_on <= %(on)s)
     GROUP BY person_id
), reach AS MATERIALIZED (
    SELECT DISTINCT unit_id FROM units_ancestry
     WHERE ancestor_id = ANY(%(roots)s) AND (valid_during @> %(on)s::date OR valid_during @> %(asked_on)s::date)
)
SELECT counted.id
  FROM (SELECT person_id, sort_key FROM found ORDER BY sort_key, person_id) found
 CROSS JOIN LATERAL (
        SELECT member.id
          FROM members_member member
          JOIN members_place place ON place.member_id = member.id AND place.valid_during @> %(on)s::date
         WHERE member.person_id = found.person_id AND (place.cell_id IN (SELECT unit_id FROM reach)) IS TRUE
         LIMIT 1) counted
 ORDER BY found.sort_key, found.person_id
 LIMIT %(limit)s
