-- Which members of the scope bear all these words in a name, tones aside, in order of names; each with the number of all?
-- words (patterns), longest (the longest of them), on, roots, asked_on, limit. Rests on the trigrams of names; few are left before places are asked.
WITH found AS MATERIALIZED (
    SELECT DISTINCT person_id FROM people_personname
     WHERE folded LIKE vietnamese_fold(%(longest)s)
       AND folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
       AND (first_on IS NULL OR first_on <= %(on)s)
), reach AS MATERIALIZED (
    SELECT DISTINCT unit_id FROM units_ancestry
     WHERE ancestor_id = ANY(%(roots)s) AND (valid_during @> %(on)s::date OR valid_during @> %(asked_on)s::date)
), counted AS MATERIALIZED (
    SELECT member.id, member.person_id
      FROM found
      JOIN members_member member ON member.person_id = found.person_id
      JOIN members_place place ON place.member_id = member.id AND place.valid_during @> %(on)s::date
     WHERE place.cell_id IN (SELECT unit_id FROM reach)
)
SELECT (SELECT count(*) FROM counted), counted.id
  FROM counted
  JOIN people_personname named ON named.person_id = counted.person_id AND named.kind = 'birth'
   AND (named.first_on IS NULL OR named.first_on <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM people_personname later WHERE later.person_id = named.person_id AND later.kind = 'birth'
        AND later.first_on <= %(on)s AND later.first_on > coalesce(named.first_on, date '0001-01-01'))
 ORDER BY named.sort_key COLLATE "C", counted.id
 LIMIT %(limit)s
