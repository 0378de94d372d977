-- Question: what do the rows say of each area: name, commune and serving cell, and from which day?
-- Parameters: on. Index: none beyond the temporary ones.
UPDATE area_row told SET cell_id = found.unit_id
  FROM (SELECT told.row_id, coalesce(by_code.unit_id, CASE WHEN staged.cell_code IS NULL THEN name_told.unit_id END) AS unit_id
          FROM area_row told JOIN staged_areas staged USING (row_id)
          LEFT JOIN LATERAL (SELECT unit_id FROM code_told WHERE code_told.code = staged.cell_code
                              ORDER BY CASE WHEN during @> told.speaks_on THEN 1 WHEN during @> %(on)s::date THEN 2 ELSE 3 END,
                                       upper(during) DESC NULLS FIRST LIMIT 1) by_code ON true
          LEFT JOIN name_told ON name_told.folded = vietnamese_fold(staged.cell)) found
 WHERE found.row_id = told.row_id;

INSERT INTO refused (row_id, rule, key, value)
SELECT told.row_id, CASE WHEN staged.cell_code IS NULL AND EXISTS (SELECT FROM name_told WHERE folded = vietnamese_fold(staged.cell) AND bearers > 1)
                         THEN 'unit_name_ambiguous' ELSE 'unit_unknown' END,
       CASE WHEN staged.cell_code IS NULL THEN 'cell' ELSE 'cell_code' END, coalesce(staged.cell_code, staged.cell)
  FROM area_row told JOIN staged_areas staged USING (row_id)
 WHERE told.cell_id IS NULL AND coalesce(staged.cell_code, staged.cell) IS NOT NULL;

INSERT INTO refused (row_id, rule, key)
SELECT row_id, 'out_of_reach', 'cell_code' FROM area_row WHERE is_first AND cell_id IS NULL AND NOT %(everywhere)s;

INSERT INTO said
SELECT 'area', told.area_id, value.dimension, CASE WHEN told.is_first THEN lower(life.life) ELSE told.from_on END, told.is_first,
       value.value, told.row_id, value.key, value.shown, NULL
  FROM area_row told
  JOIN staged_areas staged USING (row_id)
  JOIN area_life life ON life.area_id = told.area_id
 CROSS JOIN LATERAL (VALUES ('name', told.name, 'name', told.name), ('commune', told.commune, 'commune_code', told.commune),
                            ('cell', told.cell_id::text, 'cell_code', coalesce(staged.cell_code, staged.cell))) value (dimension, value, key, shown)
 WHERE value.value IS NOT NULL;

INSERT INTO recorded
SELECT 'area', area_id, 'name', first_on, name, id FROM areas_areaname WHERE area_id IN (SELECT area_id FROM area_row)
UNION ALL
SELECT 'area', area_id, 'commune', lower(valid_during), commune_code, id FROM areas_areacommune WHERE area_id IN (SELECT area_id FROM area_row)
UNION ALL
SELECT 'area', area_id, 'cell', lower(valid_during), cell_id::text, id FROM areas_serving WHERE area_id IN (SELECT area_id FROM area_row);
