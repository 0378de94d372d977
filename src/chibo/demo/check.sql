-- Question: which targets of the demo does the built register miss?
-- Parameter: targets, the table of targets as JSON (code, unit, from_on, on_day, filter_key, filter_value, wanted).
-- It reads the tables alone and shares nothing with the figures wing. Answer: one row a target, with what was found.
-- It rests on: demo_below (below.sql), units_unitcode (code), the period keys of placements, places and holdings.
WITH target AS MATERIALIZED (
    SELECT row_number() OVER () AS number, given.*
      FROM jsonb_to_recordset(%(targets)s::jsonb) AS given
           (code text, unit text, from_on date, on_day date, filter_key text, filter_value text, wanted int)
),
top AS MATERIALIZED (
    SELECT DISTINCT target.unit, target.on_day, bears.unit_id
      FROM target JOIN units_unitcode bears ON bears.code = target.unit AND bears.valid_during @> target.on_day
),
below AS MATERIALIZED (SELECT * FROM demo_below),
member_of AS MATERIALIZED (
    SELECT below.unit, below.on_day, below.unit_id AS cell_id, count(*) AS members
      FROM below JOIN members_place place ON place.cell_id = below.unit_id AND place.valid_during @> below.on_day
     GROUP BY below.unit, below.on_day, below.unit_id
),
village AS MATERIALIZED (
    SELECT below.unit, below.on_day, serving.cell_id, count(*) AS villages
      FROM below
      JOIN areas_serving serving ON serving.cell_id = below.unit_id AND serving.valid_during @> below.on_day
      JOIN areas_area area ON area.id = serving.area_id AND area.kind = 'village'
     GROUP BY below.unit, below.on_day, serving.cell_id
),
area AS MATERIALIZED (
    -- Every village and block there is, with the cell that serves it, its commune, and whether one leads that it is of.
    SELECT top.unit, top.on_day, area.id, serving.cell_id, lies.commune_code,
           EXISTS (SELECT FROM units_ancestry path
                     JOIN below ON below.unit = top.unit AND below.on_day = top.on_day
                      AND below.unit_id = path.ancestor_id AND below.level = 'base'
                      AND below.kind IN ('commune', 'ward', 'township')
                    WHERE path.unit_id = serving.cell_id AND path.valid_during @> top.on_day) AS is_led
      FROM (SELECT DISTINCT unit, on_day FROM target WHERE code IN ('vil.areas', 'vil.areas_alone', 'vil.communes_led')) top
      JOIN areas_area area ON area.valid_during @> top.on_day
      LEFT JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> top.on_day
      LEFT JOIN areas_areacommune lies ON lies.area_id = area.id AND lies.valid_during @> top.on_day
),
official AS MATERIALIZED (
    SELECT DISTINCT target.unit, target.on_day, commune.code
      FROM target
      JOIN areas_administrativeunit province ON province.code = split_part(target.unit, '.', 1)
       AND province.level = 'province' AND province.valid_during @> target.on_day
      JOIN areas_administrativeunit district ON district.parent_code = province.code
       AND district.level = 'district' AND district.valid_during @> target.on_day
      JOIN areas_administrativeunit commune ON commune.parent_code = district.code
       AND commune.level = 'commune' AND commune.valid_during @> target.on_day
     WHERE target.code IN ('vil.communes', 'vil.communes_led')
),
secretary AS MATERIALIZED (
    SELECT below.unit, below.on_day, below.setting, holding.person_id, person.sex, origin.code AS ethnicity
      FROM below
      JOIN offices_seat seat ON seat.unit_id = below.unit_id AND seat.post = 'cell_secretary'
      JOIN offices_holding holding ON holding.seat_id = seat.id AND holding.valid_during @> below.on_day
      JOIN people_person person ON person.id = holding.person_id
      LEFT JOIN LATERAL (SELECT code FROM people_personattribute WHERE person_id = person.id AND dimension = 'ethnicity'
            AND (first_on IS NULL OR first_on <= below.on_day) ORDER BY first_on DESC NULLS LAST LIMIT 1) origin ON true
),
head AS MATERIALIZED (
    SELECT DISTINCT target.on_day, seat.post, holding.person_id
      FROM (SELECT DISTINCT on_day FROM target) target
      JOIN offices_holding holding ON holding.valid_during @> target.on_day
      JOIN offices_seat seat ON seat.id = holding.seat_id AND seat.post IN ('unit_head', 'village_head', 'front_head')
),
admission AS MATERIALIZED (
    SELECT target.number, count(*) AS admissions
      FROM target
      JOIN top ON top.unit = target.unit AND top.on_day = target.on_day
      JOIN members_memberevent event
        ON event.kind IN ('admitted', 'readmitted') AND event."on" BETWEEN target.from_on AND target.on_day
      JOIN members_place place ON place.member_id = event.member_id AND place.valid_during @> event."on"
      JOIN units_ancestry path ON path.unit_id = place.cell_id AND path.ancestor_id = top.unit_id
       AND path.valid_during @> event."on"
     WHERE target.code = 'adm.count'
     GROUP BY target.number
),
belonging AS MATERIALIZED (
    -- Base units that were ever under the target's unit, each with the unbroken spans of it.
    SELECT target.number, path.unit_id, unnest(range_agg(path.valid_during)) AS span
      FROM target
      JOIN top ON top.unit = target.unit AND top.on_day = target.on_day
      JOIN units_ancestry path ON path.ancestor_id = top.unit_id AND path.depth = 1
     WHERE target.code = 'org.events'
     GROUP BY target.number, path.unit_id
),
event AS MATERIALIZED (
    -- Received and founded where a span begins, handed over and ended where one ends.
    SELECT belonging.number, count(*) AS events
      FROM belonging
      JOIN target ON target.number = belonging.number
     CROSS JOIN LATERAL (VALUES (lower(belonging.span)), (upper(belonging.span))) AS change (on_day)
     WHERE change.on_day BETWEEN target.from_on AND target.on_day
     GROUP BY belonging.number
)
SELECT target.code, target.unit, target.on_day, target.filter_key, target.filter_value, target.wanted,
       CASE
       WHEN target.code = 'org.affiliated' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.depth = 1 AND below.level <> 'beside'
            AND (target.filter_key = '' OR below.kind = target.filter_value))
       WHEN target.code = 'org.tccsd' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.level = 'base'
            AND (target.filter_key = '' OR below.kind = target.filter_value))
       WHEN target.code = 'org.base_committees' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.level = 'base' AND below.kind <> 'base_cell')
       WHEN target.code = 'vil.areas' THEN (SELECT count(*) FROM area
             WHERE area.unit = target.unit AND area.on_day = target.on_day)
       WHEN target.code = 'vil.areas_alone' THEN (SELECT count(*) FROM (SELECT FROM area
             WHERE area.unit = target.unit AND area.on_day = target.on_day AND area.cell_id IS NOT NULL
             GROUP BY area.cell_id HAVING count(*) = 1) alone)
       WHEN target.code = 'vil.communes' THEN (SELECT count(*) FROM official
             WHERE official.unit = target.unit AND official.on_day = target.on_day)
       WHEN target.code = 'vil.communes_led' THEN (SELECT count(*) FROM official
             WHERE official.unit = target.unit AND official.on_day = target.on_day
               AND EXISTS (SELECT FROM area WHERE area.unit = official.unit AND area.on_day = official.on_day
                    AND area.commune_code = official.code AND area.is_led))
       WHEN target.code = 'org.subcells' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.kind = 'sub_cell')
       WHEN target.code = 'org.sectional' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.kind = 'sectional_committee')
       WHEN target.code = 'org.party_groups' THEN (SELECT count(*) FROM below WHERE below.unit = target.unit
            AND below.on_day = target.on_day AND below.level = 'beside')
       WHEN target.code IN ('org.cells_total', 'org.cells_by_setting') THEN (SELECT count(*) FROM below
             WHERE below.unit = target.unit AND below.on_day = target.on_day AND below.kind IN ('base_cell', 'sub_cell')
               AND (target.filter_key = '' OR below.setting = target.filter_value
                    OR starts_with(below.setting, target.filter_value || '.')))
       WHEN target.code = 'org.events' THEN coalesce((SELECT events FROM event WHERE event.number = target.number), 0)
       WHEN target.code IN ('mem.total', 'mem.over') THEN (SELECT coalesce(sum(members), 0) FROM member_of
             WHERE member_of.unit = target.unit AND member_of.on_day = target.on_day)
       WHEN target.code = 'adm.count' THEN coalesce((SELECT admissions FROM admission
             WHERE admission.number = target.number), 0)
       WHEN target.code = 'vil.villages' THEN (SELECT coalesce(sum(villages), 0) FROM village
             WHERE village.unit = target.unit AND village.on_day = target.on_day)
       WHEN target.code = 'vil.own_cell' THEN (SELECT count(*) FROM village
             WHERE village.unit = target.unit AND village.on_day = target.on_day AND village.villages = 1)
       WHEN target.code = 'vil.joint_cells' THEN (SELECT count(*) FROM village
             WHERE village.unit = target.unit AND village.on_day = target.on_day AND village.villages > 1)
       WHEN target.code = 'vil.nomembers' THEN (SELECT count(*) FROM village
             WHERE village.unit = target.unit AND village.on_day = target.on_day
               AND NOT EXISTS (SELECT FROM member_of WHERE member_of.unit = target.unit
                    AND member_of.on_day = target.on_day AND member_of.cell_id = village.cell_id))
       WHEN target.code IN ('sec.count', 'sec.attr') THEN (SELECT count(*) FROM secretary
             WHERE secretary.unit = target.unit AND secretary.on_day = target.on_day
               AND (target.filter_key <> 'sex' OR secretary.sex = target.filter_value)
               AND (target.filter_key <> 'minority' OR secretary.ethnicity <> '01'))
       WHEN target.code IN ('sec.agencyhead', 'sec.village', 'sec.front') THEN (SELECT count(*) FROM secretary
              JOIN head ON head.person_id = secretary.person_id AND head.on_day = secretary.on_day
             WHERE secretary.unit = target.unit AND secretary.on_day = target.on_day
               AND (target.code, head.post) IN (('sec.agencyhead', 'unit_head'), ('sec.village', 'village_head'),
                                                ('sec.front', 'front_head'))
               AND CASE head.post WHEN 'unit_head' THEN NOT starts_with(secretary.setting, 'residential')
                                  ELSE secretary.setting = 'residential.village' END)
       WHEN target.code = 'period.term' THEN (SELECT max(term.congress_ordinal) FROM top
              JOIN units_term term ON term.unit_id = top.unit_id AND term.valid_during @> top.on_day
             WHERE top.unit = target.unit AND top.on_day = target.on_day)
       END::int AS found
  FROM target
 ORDER BY target.number
