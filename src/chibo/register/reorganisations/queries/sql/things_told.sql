-- Question: what are the areas, members and holders of grants called that a plan or its findings speak of?
-- Parameters: areas, members, grants, people. Indexes: the keys of each table.
SELECT 'area', area.area_id, area.name FROM (
    SELECT DISTINCT ON (area_id) area_id, name FROM areas_areaname WHERE area_id = ANY (%(areas)s)
     ORDER BY area_id, first_on DESC NULLS LAST) area
UNION ALL
SELECT 'member', member.id, named.name FROM members_member member
  JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = member.person_id
                 ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 WHERE member.id = ANY (%(members)s)
UNION ALL
SELECT 'grant', granted.id, account.display_name FROM access_grant granted JOIN accounts_user account ON account.id = granted.user_id
 WHERE granted.id = ANY (%(grants)s)
UNION ALL
SELECT 'person', person.person_id, person.name FROM (
    SELECT DISTINCT ON (person_id) person_id, name FROM people_personname WHERE person_id = ANY (%(people)s)
     ORDER BY person_id, first_on DESC NULLS LAST) person
