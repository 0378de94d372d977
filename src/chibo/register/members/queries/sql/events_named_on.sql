-- Whose events are these, in which cell and on what decision, if the cell lies in the scope on the day of the event, the
-- day before or the day of asking?
-- ids, days, roots, asked_on. Rests on the keys of events and members and on ancestry by unit: of each cell it is asked
-- whether the scope reaches it (OFFSET 0), and not which cells the scope reaches.
SELECT wanted.position, coalesce(named.name, ''), member.public_id, cell.public_id, coalesce(cell_named.name, ''),
       event."on", 'event_kind', event.kind, decision.number || ', ' || decision.issuer || coalesce(', ' || to_char(decision.signed_on, 'DD/MM/YYYY'), ''),
       'members_memberevent', event.id
  FROM unnest(%(ids)s::bigint[], %(days)s::date[]) WITH ORDINALITY AS wanted (id, day, position)
  JOIN members_memberevent event ON event.id = wanted.id
  JOIN members_member member ON member.id = event.member_id
  JOIN units_unit cell ON cell.id = event.cell_id
  LEFT JOIN LATERAL (SELECT name FROM people_personname WHERE person_id = member.person_id AND kind = 'birth'
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= wanted.day) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
  LEFT JOIN decisions_decision decision ON decision.id = event.decision_id
 WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = event.cell_id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during && daterange(wanted.day - 1, wanted.day, '[]') OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
