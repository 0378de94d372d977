-- Question: which units on the day bear these codes, or these whole names without regard to tones, within the scope?
-- Parameters: texts, on, roots, asked_on. Indexes: codes by code, `unit_name_folded`, ancestry by unit: of each unit found it is
-- asked whether the scope reaches it (OFFSET 0), and not which units the scope reaches.
SELECT asked.text, found.unit_id, found.by_code
  FROM unnest(%(texts)s::text[]) asked (text)
  CROSS JOIN LATERAL (
      SELECT coded.unit_id, true AS by_code FROM units_unitcode coded WHERE coded.code = asked.text AND coded.valid_during @> %(on)s::date
       UNION ALL
      SELECT named.unit_id, false FROM units_unitname named
       WHERE vietnamese_fold(named.name) = vietnamese_fold(asked.text) AND (named.first_on IS NULL OR named.first_on <= %(on)s)
         AND NOT EXISTS (SELECT FROM units_unitname later WHERE later.unit_id = named.unit_id AND later.first_on <= %(on)s
                            AND (named.first_on IS NULL OR later.first_on > named.first_on))) found
  JOIN units_unit unit ON unit.id = found.unit_id AND unit.valid_during @> %(on)s::date
 WHERE EXISTS (SELECT FROM units_ancestry reach WHERE reach.unit_id = found.unit_id AND reach.ancestor_id = ANY (%(roots)s)
                  AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
                OFFSET 0)
