-- Question: what did each unit that ends have on the eve, and where does each thing go by the plan?
-- Parameters: rehearsal, eve. Indexes: the plan by rehearsal, place of cell, seats by unit, placement of parent, serving by cell.
WITH plan AS MATERIALIZED (
    SELECT change, subject_id, other_id, text FROM reorganisations_plannedchange WHERE rehearsal_id = %(rehearsal)s
), ended AS (
    SELECT subject_id AS unit_id FROM plan WHERE change = 'end'
)
SELECT 1, 'member', ended.unit_id, named.name, to_char(person.born_on, 'DD/MM/YYYY'), coalesce(listed.other_id, whole.other_id), coalesce(gone.text, '')
  FROM ended
  JOIN members_place place ON place.cell_id = ended.unit_id AND place.valid_during @> %(eve)s::date
  JOIN members_member member ON member.id = place.member_id
  JOIN people_person person ON person.id = member.person_id
  JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = person.id ORDER BY kind = 'birth' DESC, first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN plan listed ON listed.change = 'member' AND listed.subject_id = member.id
  LEFT JOIN plan whole ON whole.change = 'members' AND whole.subject_id = ended.unit_id
  LEFT JOIN plan gone ON gone.change = 'leave' AND gone.subject_id = ended.unit_id
UNION ALL
SELECT 2, 'officer', ended.unit_id, named.name, seat.post, NULL, ''
  FROM ended
  JOIN offices_seat seat ON seat.unit_id = ended.unit_id
  JOIN offices_holding held ON held.seat_id = seat.id AND held.valid_during @> %(eve)s::date
  JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = held.person_id ORDER BY kind = 'birth' DESC, first_on DESC NULLS LAST LIMIT 1) named ON true
UNION ALL
SELECT 3, 'unit', ended.unit_id, named.name, coalesce(coded.code, ''), moved.other_id, CASE WHEN over.subject_id IS NOT NULL THEN 'ended' ELSE '' END
  FROM ended
  JOIN units_placement placed ON placed.parent_id = ended.unit_id AND placed.valid_during @> %(eve)s::date
  JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = placed.unit_id AND (first_on IS NULL OR first_on <= %(eve)s)
                 ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = placed.unit_id AND coded.valid_during @> %(eve)s::date
  LEFT JOIN plan moved ON moved.change = 'place' AND moved.subject_id = placed.unit_id
  LEFT JOIN plan over ON over.change = 'end' AND over.subject_id = placed.unit_id
UNION ALL
SELECT 4, 'area', ended.unit_id, named.name, '', served.other_id, ''
  FROM ended
  JOIN areas_serving serving ON serving.cell_id = ended.unit_id AND serving.valid_during @> %(eve)s::date
  JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = serving.area_id ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN plan served ON served.change = 'serve' AND served.subject_id = serving.area_id
 ORDER BY 3, 1, 4
