-- Did one of these stand in a unit on the day it is touched or the day before it, and that under one of the units then
-- or on the day of asking?
-- kinds, ids, days: of whom a decision touches, in order. units, asked_on. Rests on the keys of places, posts and areas by subject.
SELECT EXISTS (
    SELECT 1
      FROM unnest(%(kinds)s::text[], %(ids)s::bigint[], %(days)s::date[]) touched (kind, id, day)
      JOIN LATERAL (
            SELECT touched.id AS unit_id WHERE touched.kind = 'unit'
             UNION ALL
            SELECT place.cell_id FROM members_member member JOIN members_place place ON place.member_id = member.id
             WHERE touched.kind = 'person' AND member.person_id = touched.id
               AND place.valid_during && daterange(touched.day - 1, touched.day, '[]')
             UNION ALL
            SELECT seat.unit_id FROM offices_holding holding JOIN offices_seat seat ON seat.id = holding.seat_id
             WHERE touched.kind = 'person' AND holding.person_id = touched.id
               AND holding.valid_during && daterange(touched.day - 1, touched.day, '[]')
             UNION ALL
            SELECT serving.cell_id FROM areas_serving serving
             WHERE touched.kind = 'area' AND serving.area_id = touched.id
               AND serving.valid_during && daterange(touched.day - 1, touched.day, '[]')) stood ON true
      JOIN units_ancestry path ON path.unit_id = stood.unit_id AND path.ancestor_id = ANY (%(units)s::bigint[])
       AND (path.valid_during && daterange(touched.day - 1, touched.day, '[]')
            OR path.valid_during @> %(asked_on)s::date))
