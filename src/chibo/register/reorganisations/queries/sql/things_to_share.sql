-- Question: which members does this unit count on the day, by name and day of birth, and which areas does it or a unit
-- right under it serve? Parameters: unit, on. Indexes: place of cell, serving by cell, placement_of_parent.
SELECT 'member', place.member_id, named.name, to_char(person.born_on, 'YYYY-MM-DD')
  FROM members_place place
  JOIN members_member member ON member.id = place.member_id
  JOIN people_person person ON person.id = member.person_id
  JOIN people_personname named ON named.person_id = person.id AND (named.first_on IS NULL OR named.first_on <= %(on)s)
 WHERE place.cell_id = %(unit)s AND place.valid_during @> %(on)s::date
UNION
SELECT 'area', serving.area_id, named.name, NULL
  FROM areas_serving serving
  JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = serving.area_id AND (first_on IS NULL OR first_on <= %(on)s)
                 ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 WHERE serving.valid_during @> %(on)s::date
   AND (serving.cell_id = %(unit)s OR serving.cell_id IN (SELECT unit_id FROM units_placement
                                                           WHERE parent_id = %(unit)s AND valid_during @> %(on)s::date))
