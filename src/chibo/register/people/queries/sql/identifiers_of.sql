-- Which numbers tell this person apart on the day?
-- person, on. Rests on the index of identifiers by person.
SELECT kind, value, issuer, issued_on
  FROM people_identifier
 WHERE person_id = %(person)s AND (withdrawn_on IS NULL OR withdrawn_on > %(on)s) AND (issued_on IS NULL OR issued_on <= %(on)s)
 ORDER BY array_position(ARRAY['ll_number', 'card', 'card_old', 'personal_id', 'cmnd', 'badge'], kind), issued_on
