-- Which areas served within the scope bear all these words in their name, tones aside, on the day?
-- words (patterns), on, roots, asked_on, limit. Reads every folded name: one or two thousand; walks those found from the
-- nearest and asks of each whether the scope reaches it, until there are enough.
WITH matching AS MATERIALIZED (
    SELECT DISTINCT area_id, length(name) AS far FROM areas_areaname
     WHERE folded LIKE ALL ((SELECT array_agg(vietnamese_fold(word)) FROM unnest(%(words)s::text[]) word)::text[])
       AND (first_on IS NULL OR first_on <= %(on)s)
), near AS MATERIALIZED (
    SELECT area_id, min(far) AS far FROM matching GROUP BY area_id
), nearest AS MATERIALIZED (
    SELECT near.area_id AS id, near.far
      FROM (SELECT area_id, far FROM near ORDER BY far, area_id) near
     CROSS JOIN LATERAL (
            SELECT serving.id
              FROM areas_area area
              JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> %(on)s::date
             WHERE area.id = near.area_id AND area.valid_during @> %(on)s::date
               AND EXISTS (SELECT 1 FROM units_ancestry reach
                            WHERE reach.unit_id = serving.cell_id AND reach.ancestor_id = ANY(%(roots)s::bigint[])
                              AND (reach.valid_during @> %(on)s::date OR reach.valid_during @> %(asked_on)s::date)
                           OFFSET 0)
             LIMIT 1) served
     ORDER BY near.far, near.area_id
     LIMIT %(limit)s::bigint
)
SELECT area.public_id, area.kind, coalesce(named.name, ''), area.code, commune.kind || ' ' || commune.name,
       cell.public_id, cell_named.name,
       (SELECT count(*) FROM areas_serving also WHERE also.cell_id = serving.cell_id AND also.valid_during @> %(on)s::date) > 1
  FROM nearest
  JOIN areas_area area ON area.id = nearest.id
  JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> %(on)s::date
  LEFT JOIN LATERAL (SELECT name FROM areas_areaname WHERE area_id = area.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) named ON true
  LEFT JOIN areas_areacommune lies ON lies.area_id = area.id AND lies.valid_during @> %(on)s::date
  LEFT JOIN areas_administrativeunit commune ON commune.code = lies.commune_code AND commune.valid_during @> %(on)s::date
  LEFT JOIN units_unit cell ON cell.id = serving.cell_id
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = cell.id
        AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) cell_named ON true
 ORDER BY nearest.far, area.id
