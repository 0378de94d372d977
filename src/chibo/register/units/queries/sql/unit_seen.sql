-- What is this unit on the day, if the scope reaches it on the day viewed or on the day of asking?
-- public_id, on, roots, asked_on. Rests on the keys of units, names, attributes and ancestry by unit.
SELECT unit.id, unit.public_id, coalesce(named.name, ''), coded.code, coalesce(attributes.all_of_them, '{}'),
       lower(unit.valid_during), upper(unit.valid_during), unit.end_kind,
       begun.number || ', ' || begun.issuer || coalesce(', ' || to_char(begun.signed_on, 'DD/MM/YYYY'), ''),
       ended.number || ', ' || ended.issuer || coalesce(', ' || to_char(ended.signed_on, 'DD/MM/YYYY'), '')
  FROM units_unit unit
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        ORDER BY (first_on IS NULL OR first_on <= %(on)s) DESC, first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = unit.id AND coded.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT jsonb_object_agg(dimension, code) AS all_of_them FROM (
        SELECT DISTINCT ON (dimension) dimension, code FROM units_unitattribute
         WHERE unit_id = unit.id AND (first_on IS NULL OR first_on <= %(on)s)
         ORDER BY dimension, first_on DESC NULLS LAST) latest) attributes ON true
  LEFT JOIN decisions_decision begun ON begun.id = unit.begun_by_id
  LEFT JOIN decisions_decision ended ON ended.id = unit.ended_by_id
 WHERE unit.public_id = %(public_id)s
   AND EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = unit.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
