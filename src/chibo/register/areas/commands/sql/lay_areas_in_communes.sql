-- Makes each area lie in its commune from the day on. Parameters: areas, communes, on.
-- Index: area_lies_in_one_commune_at_a_time.
WITH told AS MATERIALIZED (SELECT * FROM unnest(%(areas)s::bigint[], %(communes)s::text[]) AS told (area_id, commune_code)),
left_ AS (
    UPDATE areas_areacommune lying SET valid_during = daterange(lower(lying.valid_during), %(on)s)
      FROM told
     WHERE lying.area_id = told.area_id AND lying.valid_during @> %(on)s::date AND lying.commune_code <> told.commune_code
    RETURNING OLD.area_id, OLD.valid_during, told.commune_code
)
INSERT INTO areas_areacommune (area_id, commune_code, valid_during)
SELECT area_id, commune_code, daterange(%(on)s, upper(valid_during)) FROM left_ ORDER BY area_id
