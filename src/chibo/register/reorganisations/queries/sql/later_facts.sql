-- Question: which facts beginning on or after the day rest on units that would end then?
-- Parameters: ended (units), leaving (cells), on. Indexes: those led by the unit, or the cell, of each table.
SELECT what, unit_id, day, count(*) FROM (
    SELECT 'placement' AS what, unit_id, lower(valid_during) AS day FROM units_placement WHERE unit_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'child', parent_id, lower(valid_during) FROM units_placement WHERE parent_id = ANY (%(ended)s) AND lower(valid_during) > %(on)s
    UNION ALL SELECT 'code', unit_id, lower(valid_during) FROM units_unitcode WHERE unit_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'name', unit_id, first_on FROM units_unitname WHERE unit_id = ANY (%(ended)s) AND first_on > %(on)s
    UNION ALL SELECT 'attribute', unit_id, first_on FROM units_unitattribute WHERE unit_id = ANY (%(ended)s) AND first_on > %(on)s
    UNION ALL SELECT 'term', unit_id, lower(valid_during) FROM units_term WHERE unit_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'seat', unit_id, lower(valid_during) FROM offices_seat WHERE unit_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'holding', seat.unit_id, lower(held.valid_during) FROM offices_holding held JOIN offices_seat seat ON seat.id = held.seat_id
               WHERE seat.unit_id = ANY (%(ended)s) AND lower(held.valid_during) >= %(on)s
    UNION ALL SELECT 'serving', cell_id, lower(valid_during) FROM areas_serving WHERE cell_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'member', cell_id, lower(valid_during) FROM members_place WHERE cell_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'meeting', cell_id, lower(valid_during) FROM members_meetingplace WHERE cell_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'fee', cell_id, lower(valid_during) FROM members_feeplace WHERE cell_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'residence', cell_id, lower(valid_during) FROM members_residenceplace WHERE cell_id = ANY (%(ended)s) AND lower(valid_during) >= %(on)s
    UNION ALL SELECT 'return', left_.cell_id, lower(place.valid_during) FROM members_place left_
               JOIN members_place place ON place.member_id = left_.member_id AND lower(place.valid_during) > %(on)s AND NOT place.cell_id = ANY (%(ended)s)
               WHERE left_.cell_id = ANY (%(leaving)s) AND left_.valid_during @> %(on)s::date
) later
 GROUP BY what, unit_id, day ORDER BY unit_id, day, what
