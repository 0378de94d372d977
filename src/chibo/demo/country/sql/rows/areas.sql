CREATE UNLOGGED TABLE country.area AS
-- A village or block for each cell of one; for a joint cell two. A young cell's was served by its mother before.
SELECT row_number() OVER (ORDER BY cell.id, part) AS id, cell.id AS cell_id, cell.commune,
       format('%s-%s%s', cell.commune, lpad(cell.home::text, 3, '0'), CASE part WHEN 2 THEN 'b' ELSE '' END) AS code,
       CASE WHEN cell.setting = 'residential.village' THEN 'village' ELSE 'block' END AS kind,
       substr(cell.name, 9) || CASE part WHEN 2 THEN ' B' ELSE '' END AS name, cell.ended_on, mother.id AS mother_id, cell.founded_on
  FROM country.unit cell
 CROSS JOIN LATERAL generate_series(1, CASE cell.meeting_form WHEN 'joint' THEN 2 ELSE 1 END) part
  LEFT JOIN country.unit mother ON mother.parent_id = cell.parent_id AND mother.number = cell.mother_number AND mother.ended_on IS NULL
 WHERE cell.home > 0;

INSERT INTO areas_area (id, code, kind, valid_during) SELECT id, code, kind, daterange('2009-01-01', ended_on) FROM country.area ORDER BY id;
INSERT INTO areas_areaname (area_id, name) SELECT id, upper(left(name, 1)) || substr(name, 2) FROM country.area ORDER BY id;
INSERT INTO areas_areacommune (area_id, commune_code, valid_during) SELECT id, commune, daterange('2009-01-01', ended_on) FROM country.area ORDER BY id;
INSERT INTO areas_serving (area_id, cell_id, valid_during)
SELECT id, coalesce(mother_id, cell_id), daterange('2009-01-01', CASE WHEN mother_id IS NULL THEN ended_on ELSE founded_on END) FROM country.area
UNION ALL SELECT id, cell_id, daterange(founded_on, ended_on) FROM country.area WHERE mother_id IS NOT NULL ORDER BY 1;
