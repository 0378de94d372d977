-- Which posts has this person held, the latest first, none begun from `until` on?
-- person, until. Rests on the index of holdings by person.
SELECT seat.post, coalesce(unit_named.name, area_named.name, ''), unit.public_id, lower(holding.valid_during),
       upper(holding.valid_during), holding.appointment_form, holding.congress_ordinal,
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), '')
  FROM offices_holding holding
  JOIN offices_seat seat ON seat.id = holding.seat_id
  LEFT JOIN units_unit unit ON unit.id = seat.unit_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = seat.unit_id
        AND (first_on IS NULL OR lower_inf(holding.valid_during) OR first_on <= lower(holding.valid_during))
        ORDER BY first_on DESC NULLS LAST LIMIT 1) unit_named ON true
  LEFT JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = seat.area_id
        AND (first_on IS NULL OR lower_inf(holding.valid_during) OR first_on <= lower(holding.valid_during))
        ORDER BY first_on DESC NULLS LAST LIMIT 1) area_named ON true
  LEFT JOIN decisions_decision decision ON decision.id = holding.decision_id
 WHERE holding.person_id = %(person)s
   AND (%(until)s::date IS NULL OR lower_inf(holding.valid_during) OR lower(holding.valid_during) < %(until)s)
 ORDER BY lower(holding.valid_during) DESC NULLS LAST, holding.id DESC
