-- Question: none; makes the areas what the rows say.
-- Parameters: none. Index: primary keys.
INSERT INTO areas_area (id, code, kind, valid_during)
SELECT area_id, code, kind, life FROM area_life WHERE is_new ORDER BY area_id;

UPDATE areas_area SET valid_during = told.life, code = coalesce(areas_area.code, told.code), kind = coalesce(told.kind, areas_area.kind)
  FROM area_life told
 WHERE told.area_id = areas_area.id AND NOT told.is_new AND told.row_id IS NOT NULL
   AND (told.life, coalesce(areas_area.code, told.code), coalesce(told.kind, areas_area.kind)) IS DISTINCT FROM (areas_area.valid_during, areas_area.code, areas_area.kind);

INSERT INTO areas_areaname (area_id, first_on, name)
SELECT subject, day, value FROM change WHERE realm = 'area' AND dimension = 'name' AND op <> 'correct' ORDER BY subject, day;

UPDATE areas_areaname SET name = change.value
  FROM change WHERE change.realm = 'area' AND change.dimension = 'name' AND change.op = 'correct' AND change.recorded_id = areas_areaname.id;

UPDATE areas_areacommune SET valid_during = coalesce(result.during, areas_areacommune.valid_during), commune_code = coalesce(mended.value, areas_areacommune.commune_code)
  FROM spell_result result
  LEFT JOIN change mended ON mended.realm = 'area' AND mended.dimension = 'commune' AND mended.op = 'correct' AND mended.recorded_id = result.recorded_id
 WHERE result.dimension = 'commune' AND result.recorded_id = areas_areacommune.id AND (result.during <> areas_areacommune.valid_during OR mended.value IS NOT NULL);

INSERT INTO areas_areacommune (area_id, commune_code, valid_during)
SELECT subject, value, during FROM spell_result WHERE dimension = 'commune' AND recorded_id IS NULL ORDER BY subject, day;

UPDATE areas_serving SET valid_during = coalesce(result.during, areas_serving.valid_during), cell_id = coalesce(mended.value::bigint, areas_serving.cell_id)
  FROM spell_result result
  LEFT JOIN change mended ON mended.realm = 'area' AND mended.dimension = 'cell' AND mended.op = 'correct' AND mended.recorded_id = result.recorded_id
 WHERE result.dimension = 'cell' AND result.recorded_id = areas_serving.id AND (result.during <> areas_serving.valid_during OR mended.value IS NOT NULL);

INSERT INTO areas_serving (area_id, cell_id, valid_during)
SELECT subject, value::bigint, during FROM spell_result WHERE dimension = 'cell' AND recorded_id IS NULL ORDER BY subject, day;
