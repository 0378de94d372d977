-- Which units of the scope bear all these words in their name, tones aside, or a code that begins so, on the day?
-- Those whose name begins so first, then the shortest names.
-- words (patterns), text, code, on, roots, asked_on, limit. Reads every folded name: some thousands; walks those found from
-- the nearest and asks of each whether the scope reaches it, until there are enough.
WITH matching AS MATERIALIZED (
    SELECT unit_id, folded AS name FROM units_unitname
     WHERE (first_on IS NULL OR first_on <= %(on)s)
       AND folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
     UNION
    SELECT unit_id, '' FROM units_unitcode WHERE code LIKE %(code)s AND valid_during @> %(on)s::date
), near AS MATERIALIZED (
    SELECT unit_id, min(length(name) - 1000 * (name LIKE vietnamese_fold(%(text)s::text) || '%%')::int) AS far
      FROM matching GROUP BY unit_id
), nearest AS MATERIALIZED (
    SELECT near.unit_id, near.far
      FROM (SELECT unit_id, far FROM near ORDER BY far, unit_id) near
     CROSS JOIN LATERAL (
            SELECT unit.id FROM units_unit unit
             WHERE unit.id = near.unit_id AND unit.valid_during @> %(on)s::date
               AND EXISTS (SELECT 1 FROM units_ancestry reach
                            WHERE reach.unit_id = unit.id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                              AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
                           OFFSET 0)
             LIMIT 1) reached
     ORDER BY near.far, near.unit_id
     LIMIT %(limit)s::bigint
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
