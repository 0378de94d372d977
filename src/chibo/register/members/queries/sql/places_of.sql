-- In which cells was this member counted, and where did they meet, pay and live, begun before `until`?
-- member, until. Rests on the keys by member.
WITH place AS (
    SELECT 'counted' AS what, 1 AS position, cell_id, valid_during FROM members_place WHERE member_id = %(member)s
     UNION ALL
    SELECT 'meeting', 2, cell_id, valid_during FROM members_meetingplace WHERE member_id = %(member)s
     UNION ALL
    SELECT 'fee', 3, cell_id, valid_during FROM members_feeplace WHERE member_id = %(member)s
     UNION ALL
    SELECT 'residence', 4, cell_id, valid_during FROM members_residenceplace WHERE member_id = %(member)s
)
SELECT place.what, cell.public_id, coalesce(named.name, ''), lower(place.valid_during), upper(place.valid_during)
  FROM place
  JOIN units_unit cell ON cell.id = place.cell_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR upper_inf(place.valid_during) OR first_on < upper(place.valid_during))
        ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
 WHERE %(until)s::date IS NULL OR lower_inf(place.valid_during) OR lower(place.valid_during) < %(until)s
 ORDER BY place.position, lower(place.valid_during) DESC NULLS LAST
