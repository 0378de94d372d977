-- What happened to this membership, the latest first, before the day `until` (NULL: to this day)?
-- member, until. Rests on the key of events by member.
SELECT event."on", event.precision, event.kind, event.decided_on, event.decided_precision, event.exit_kind,
       cell.public_id, cell_named.name, coalesce(counterpart_named.name, event.counterpart_text),
       decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), '')
  FROM members_memberevent event
  LEFT JOIN units_unit cell ON cell.id = event.cell_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = event.cell_id
        AND (first_on IS NULL OR event."on" IS NULL OR first_on <= event."on")
        ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = event.counterpart_id
        AND (first_on IS NULL OR event."on" IS NULL OR first_on <= event."on")
        ORDER BY first_on DESC NULLS LAST LIMIT 1) counterpart_named ON true
  LEFT JOIN decisions_decision decision ON decision.id = event.decision_id
 WHERE event.member_id = %(member)s AND (%(until)s::date IS NULL OR event."on" IS NULL OR event."on" <= %(until)s)
 ORDER BY event."on" DESC NULLS LAST, event.id DESC
