-- Which units of the scope bear all these words in their name, tones aside, or a code that begins so, on the day?
-- Those whose name begins so first, then the shortest names.
-- words (patterns), text, code, on, roots, asked_on, limit. Reads every folded name: some thousands.
WITH matching AS MATERIALIZED (
    SELECT unit_id, folded AS name FROM units_unitname
     WHERE (first_on IS NULL OR first_on <= %(on)s)
       AND folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
     UNION
    SELECT unit_id, '' FROM units_unitcode WHERE code LIKE %(code)s AND valid_during @> %(on)s::date
), nearest AS MATERIALIZED (
    SELECT matching.unit_id, min(length(matching.name) - 1000 * (matching.name LIKE vietnamese_fold(%(text)s) || '%%')::int) AS far
      FROM matching
      JOIN units_unit unit ON unit.id = matching.unit_id AND unit.valid_during @> %(on)s::date
     WHERE EXISTS (SELECT 1 FROM units_ancestry reach WHERE reach.unit_id = unit.id AND reach.ancestor_id = ANY(%(roots)s)
                      AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date))
     GROUP BY matching.unit_id
     ORDER BY 2, 1
     LIMIT %(limit)s
)
SELECT unit.id, unit.public_id, coalesce(named.name, ''), coded.code, kind.code, level.code, setting.code,
       EXISTS (SELECT 1 FROM units_placement below WHERE below.parent_id = unit.id AND below.valid_during @> %(on)s::date),
       parent.name
  FROM nearest
  JOIN units_unit unit ON unit.id = nearest.unit_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN units_unitcode coded ON coded.unit_id = unit.id AND coded.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'level'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) level ON true
  LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'setting'
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) setting ON true
  LEFT JOIN LATERAL (SELECT name FROM units_placement placement JOIN units_unitname ON units_unitname.unit_id = placement.parent_id
        WHERE placement.unit_id = unit.id AND placement.valid_during @> %(on)s::date
          AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) parent ON true
 ORDER BY nearest.far, unit.id
