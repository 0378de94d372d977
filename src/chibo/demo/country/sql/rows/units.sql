INSERT INTO decisions_decision (number, kind, issuer, signed_on, effective_on, subject)
SELECT format('%s-QĐ/TU', 100 + row_number() OVER (PARTITION BY ended.year ORDER BY ended.province)), 'QĐ',
       'Ban Thường vụ ' || province.name, make_date(ended.year, 1, 10), make_date(ended.year, 1, 10), format('Về việc sắp xếp tổ chức đảng năm %s', ended.year)
  FROM (SELECT DISTINCT province, extract(year FROM ended_on)::int AS year FROM country.unit WHERE ended_on IS NOT NULL) ended
  JOIN country.province ON province.code = ended.province;

INSERT INTO units_unit (id, valid_during, is_apex, ended_by_id, end_kind)
SELECT unit.id, daterange(unit.founded_on, unit.ended_on), unit.parent_id IS NULL, decision.id, CASE WHEN unit.ended_on IS NOT NULL THEN 'absorb' END
  FROM country.unit
  LEFT JOIN country.province ON province.code = unit.province
  LEFT JOIN decisions_decision decision ON decision.issuer = 'Ban Thường vụ ' || province.name AND decision.signed_on = make_date(extract(year FROM unit.ended_on)::int, 1, 10)
 ORDER BY unit.id;

INSERT INTO units_unitname (unit_id, first_on, name)
SELECT id, NULL, CASE WHEN former_kind IS NULL THEN name ELSE replace(name, ' phường ', ' xã ') END FROM country.unit
UNION ALL SELECT id, changed_on, name FROM country.unit WHERE former_kind IS NOT NULL ORDER BY 1;

INSERT INTO units_unitcode (unit_id, code, valid_during)
SELECT id, code, daterange(founded_on, ended_on) FROM country.unit ORDER BY id;

INSERT INTO units_unitattribute (unit_id, dimension, first_on, code)
SELECT unit.id, told.dimension, told.first_on, told.code
  FROM country.unit
 CROSS JOIN LATERAL (VALUES ('unit_kind', NULL, coalesce(former_kind, kind)), ('level', NULL, level), ('setting', NULL, setting),
        ('base_unit_kind', NULL::date, CASE WHEN former_kind IS NULL THEN base_unit_kind ELSE 'T01' END), ('ownership', NULL, ownership), ('meeting_form', NULL, meeting_form),
        ('unit_kind', changed_on, CASE WHEN former_kind IS NOT NULL THEN kind END), ('base_unit_kind', changed_on, CASE WHEN former_kind IS NOT NULL THEN base_unit_kind END)
       ) told (dimension, first_on, code)
 WHERE told.code IS NOT NULL ORDER BY unit.id;

INSERT INTO units_placement (unit_id, parent_id, valid_during)
SELECT id, coalesce(former_parent_id, parent_id), daterange(founded_on, CASE WHEN former_parent_id IS NULL THEN ended_on ELSE moved_on END)
  FROM country.unit WHERE parent_id IS NOT NULL
UNION ALL SELECT id, parent_id, daterange(moved_on, ended_on) FROM country.unit WHERE former_parent_id IS NOT NULL ORDER BY 1;

INSERT INTO units_term (unit_id, congress_ordinal, valid_during, planned_end_on)
SELECT id, 3 + country.draw(id, 50, 20), daterange(held.on, NULL), (held.on + interval '1 month' * held.months)::date
  FROM country.unit
 CROSS JOIN LATERAL (SELECT CASE WHEN kind = 'sub_cell' THEN DATE '2022-11-15' ELSE DATE '2020-06-15' END AS on, CASE WHEN kind = 'sub_cell' THEN 30 ELSE 60 END AS months) held
 WHERE ended_on IS NULL AND founded_on < held.on AND parent_id IS NOT NULL ORDER BY id;

INSERT INTO units_lineage (predecessor_id, successor_id, first_on, kind, decision_id)
SELECT unit.id, unit.successor_id, unit.ended_on, ended.end_kind, ended.ended_by_id
  FROM country.unit JOIN units_unit ended ON ended.id = unit.id WHERE unit.successor_id IS NOT NULL ORDER BY unit.id;
