-- What stands in the items of this person's sheet, nothing dated from `until` on?
-- person, until (NULL: all), lasting (items kept although undated). Rests on the key of lines by person.
SELECT item, part, "on", precision, text
  FROM people_sheetitem
 WHERE person_id = %(person)s
   AND (%(until)s::date IS NULL OR "on" < %(until)s OR ("on" IS NULL AND item = ANY(%(lasting)s)))
 ORDER BY item, part, ordinal
