-- Which people bear all these words in a name, tones aside, borne by the day? Their ids, packed.
-- words (patterns), longest (of them; NULL where none has a trigram), on. Rests on the trigrams of names.
SELECT string_agg(int8send(person_id), ''::bytea) FROM people_personname
 WHERE (first_on IS NULL OR first_on <= %(on)s)
   AND (%(longest)s::text IS NULL OR folded LIKE vietnamese_fold(%(longest)s))
   AND folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
