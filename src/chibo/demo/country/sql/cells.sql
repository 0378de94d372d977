-- The units that are invented: other base organisations under districts and bodies, cells under all, and cells that ended.
-- Setting: country.units (how many in all). Shares are rounded over the running sum, so that their sum is exact.
CREATE UNLOGGED TABLE country.left_over AS
SELECT greatest(current_setting('country.units')::int - count(*), 0) AS units, round(greatest(current_setting('country.units')::int - count(*), 0) * 0.04)::int AS ended FROM country.unit;

CREATE UNLOGGED TABLE country.share AS
SELECT unit.id, unit.code, unit.name, unit.kind, unit.level, unit.province, unit.district, unit.commune,
       round(pool.units * sum(weight) OVER (PARTITION BY pool.of ORDER BY unit.id) / sum(weight) OVER (PARTITION BY pool.of))::int
     - round(pool.units * (sum(weight) OVER (PARTITION BY pool.of ORDER BY unit.id) - weight) / sum(weight) OVER (PARTITION BY pool.of))::int AS units
  FROM (SELECT unit.*, 100 + country.draw(unit.id, 3, 100) AS weight,
               CASE WHEN unit.level = 'base' THEN 'commune' WHEN unit.district IN ('991', '992', '993') THEN 'body' ELSE 'district' END AS of
          FROM country.unit WHERE unit.level IN ('base', 'superior')) unit
  JOIN (SELECT 'commune' AS of, (units - ended) - round((units - ended) * 0.25) AS units FROM country.left_over
        UNION ALL SELECT 'district', round((units - ended) * 0.25) - round((units - ended) * 0.08) FROM country.left_over
        UNION ALL SELECT 'body', round((units - ended) * 0.08) FROM country.left_over) pool ON pool.of = unit.of;

CREATE UNLOGGED TABLE country.host (of text, turn int, setting text, word text, base_unit_kind text, ownership text);
INSERT INTO country.host VALUES
    ('district', 0, 'agency.party', 'Cơ quan Mặt trận và đoàn thể', 'T04', NULL), ('district', 1, 'agency.state', 'Cơ quan chính quyền', 'T05', NULL),
    ('district', 2, 'service_unit.school', 'Trường Trung học phổ thông', 'T06a', NULL), ('district', 3, 'service_unit.health', 'Trung tâm Y tế', 'T06a', NULL),
    ('district', 4, 'enterprise.joint_stock', 'Công ty cổ phần', 'T09b1', 'private'), ('district', 5, 'armed_forces.army', 'Quân sự', 'T07', NULL),
    ('district', 6, 'armed_forces.police', 'Công an', 'T08', NULL), ('district', 7, 'enterprise.limited', 'Công ty TNHH', 'T09b3', 'private'),
    ('district', 8, 'service_unit.public_other', 'Ban Quản lý dự án', 'T06a', NULL), ('district', 9, 'enterprise.cooperative', 'Hợp tác xã', 'T09c', 'cooperative'),
    ('991', 0, 'agency.party', 'Cơ quan đoàn thể', 'T04', NULL), ('991', 1, 'agency.state', 'Sở, ngành', 'T05', NULL),
    ('991', 2, 'agency.state', 'Chi cục', 'T05', NULL), ('991', 3, 'service_unit.health', 'Bệnh viện', 'T06a', NULL),
    ('991', 4, 'service_unit.public_other', 'Trung tâm', 'T06a', NULL), ('991', 5, 'enterprise.state_100', 'Công ty TNHH một thành viên', 'T09a1', 'state'),
    ('991', 6, 'enterprise.joint_stock', 'Công ty cổ phần', 'T09b1', 'private'), ('992', 0, 'armed_forces.army', 'Đơn vị quân sự', 'T07', NULL),
    ('993', 0, 'armed_forces.police', 'Đơn vị công an', 'T08', NULL);

CREATE UNLOGGED TABLE country.other AS
-- Of every seven: a committee with three cells, then three base cells; a committee without room for its cells is none.
SELECT above.id AS above_id, above.code AS above_code, above.name AS above_name, above.province, above.district, host.*, turns.place,
       turns.round * 4 + CASE WHEN turns.place <= 3 THEN 1 ELSE turns.place - 2 END AS number,
       turns.place = 0 AND turns.nth < above.units AS is_committee, turns.place BETWEEN 1 AND 3 AS is_below
  FROM country.share above
 CROSS JOIN LATERAL (SELECT nth, (nth - 1) / 7 AS round, (nth - 1) % 7 AS place FROM generate_series(1, above.units) nth) turns
 CROSS JOIN LATERAL (SELECT CASE WHEN above.district IN ('991', '992', '993') THEN above.district ELSE 'district' END AS of) kept
  JOIN country.host ON host.of = kept.of
   AND host.turn = (turns.round * 4 + CASE WHEN turns.place <= 3 THEN 0 ELSE turns.place - 3 END) % (SELECT count(*) FROM country.host every WHERE every.of = kept.of)
 WHERE above.level = 'superior';

CREATE UNLOGGED TABLE country.first_number AS
SELECT unit.id, coalesce(max(commune.number), 0) AS number
  FROM country.unit LEFT JOIN country.commune ON commune.district = unit.district
 WHERE unit.level = 'superior' GROUP BY unit.id;

INSERT INTO country.unit (code, name, kind, level, parent_id, setting, base_unit_kind, ownership, former_parent_id, moved_on, founded_on, province, district, number)
-- Some base cells of the districts came from the provincial bloc.
SELECT format('%s.%s.000.000', left(other.above_code, 6), lpad((first.number + other.number)::text, 3, '0')),
       format('%s %s %s, %s', CASE WHEN is_committee THEN 'Đảng bộ' ELSE 'Chi bộ' END, other.word, other.number, substr(other.above_name, 9)),
       CASE WHEN is_committee THEN 'base_committee' ELSE 'base_cell' END, 'base', other.above_id, other.setting, other.base_unit_kind, other.ownership,
       CASE WHEN came THEN bloc.id END, CASE WHEN came THEN DATE '2012-03-01' + country.draw(other.above_id * 1000 + other.number, 5, 4000) END,
       '1985-01-01', other.province, other.district, first.number + other.number
  FROM country.other
  JOIN country.first_number first ON first.id = other.above_id
  JOIN country.unit bloc ON bloc.province = other.province AND bloc.district = '991' AND bloc.level = 'superior'
 CROSS JOIN LATERAL (SELECT other.of = 'district' AND other.place = 6 AND country.draw(other.above_id * 1000 + other.number, 4, 10) = 0 AS came) moved
 WHERE NOT is_below ORDER BY 1;

CREATE UNIQUE INDEX ON country.unit (code);

INSERT INTO country.unit (code, name, kind, level, parent_id, setting, founded_on, province, district, number)
SELECT left(base.code, 14) || '.' || lpad(other.place::text, 3, '0'), format('Chi bộ %s, %s', other.place, substr(base.name, 9)),
       'sub_cell', 'cell', base.id, other.setting, DATE '1990-01-01' + country.draw(base.id * 10 + other.place, 6, 6900), other.province, other.district, other.place
  FROM country.other
  JOIN country.first_number first ON first.id = other.above_id
  JOIN country.unit base ON base.code = format('%s.%s.000.000', left(other.above_code, 6), lpad((first.number + other.number)::text, 3, '0'))
 WHERE is_below ORDER BY 1;

CREATE UNLOGGED TABLE country.of_commune AS
-- The cells of a commune: its offices first, then one a village or block; one in twenty of these is young.
SELECT commune.id AS commune_id, commune.code, commune.kind AS commune_kind, substr(commune.name, 9) AS place, commune.province, commune.district, commune.commune,
       nth AS number, offices.of, least(offices.of + 1, commune.units) AS mother_number, nth - offices.of AS home,
       nth > offices.of + 1 AND country.draw(commune.id * 1000 + nth, 7, 20) = 0 AS is_young
  FROM country.share commune
 CROSS JOIN LATERAL generate_series(1, commune.units) nth
 CROSS JOIN LATERAL (SELECT 1 + (commune.units >= 6)::int + (commune.units >= 8)::int + (commune.units >= 10)::int AS of) offices
 WHERE commune.level = 'base';

INSERT INTO country.unit (code, name, kind, level, parent_id, setting, meeting_form, founded_on, province, district, commune, number, home, mother_number)
SELECT left(code, 14) || '.' || lpad(number::text, 3, '0'),
       'Chi bộ ' || CASE WHEN home <= 0 THEN format(CASE number WHEN 1 THEN 'Cơ quan %s' WHEN 2 THEN 'Quân sự %s' WHEN 3 THEN 'Trường học %s' ELSE 'Trạm Y tế %s' END, place)
                         WHEN commune_kind <> 'commune' THEN CASE WHEN province >= '70' THEN 'khu phố ' ELSE 'tổ dân phố ' END || home
                         WHEN province >= '70' THEN 'ấp ' || home
                         WHEN province < '26' THEN 'thôn ' || hamlet.names[1 + (commune_id * 37 + home) % cardinality(hamlet.names)]
                         ELSE 'thôn ' || home END,
       'sub_cell', 'cell', commune_id,
       CASE WHEN home > 0 THEN CASE commune_kind WHEN 'commune' THEN 'residential.village' ELSE 'residential.block' END
            ELSE CASE number WHEN 1 THEN 'agency.state' WHEN 2 THEN 'armed_forces.commune_military' WHEN 3 THEN 'service_unit.school' ELSE 'service_unit.health' END END,
       CASE WHEN home > 0 THEN CASE country.draw(commune_id * 1000 + number, 8, 13) WHEN 0 THEN 'joint' ELSE 'own' END END,
       CASE WHEN is_young THEN DATE '2011-01-01' + country.draw(commune_id * 1000 + number, 9, 4500) ELSE DATE '1990-01-01' + country.draw(commune_id * 1000 + number, 10, 6900) END,
       province, district, commune, number, greatest(home, 0), CASE WHEN is_young THEN mother_number END
  FROM country.of_commune CROSS JOIN (SELECT string_to_array(current_setting('country.hamlets'), ',') AS names) hamlet
 ORDER BY 1;

INSERT INTO country.unit (code, name, kind, level, parent_id, setting, meeting_form, founded_on, ended_on, successor_id, province, district, commune, number, home)
-- Cells that were absorbed by a neighbour on some day of 2012 to 2024.
SELECT left(heir.code, 14) || '.' || lpad((500 + heir.number)::text, 3, '0'), heir.name || ' cũ', 'sub_cell', 'cell', heir.parent_id, heir.setting, 'own',
       DATE '1990-01-01' + country.draw(heir.id, 11, 6900), DATE '2012-01-01' + country.draw(heir.id, 12, 4700), heir.id, heir.province, heir.district, heir.commune, 500 + heir.number, 500 + heir.home
  FROM (SELECT * FROM country.unit WHERE home > 0 AND mother_number IS NULL
         ORDER BY country.draw(id, 13, 1000000), id LIMIT (SELECT ended FROM country.left_over)) heir
 ORDER BY 1;
ANALYZE country.unit;
