-- Question: what do the rows say of each unit: name, code, parent and coded attributes, and from which day?
-- Parameters: on. Index: none beyond the temporary ones.
CREATE TEMP TABLE parent_told ON COMMIT DROP AS
SELECT told.row_id, told.unit_id, told.parent_code, told.parent_folded,
       coalesce(by_code.unit_id, CASE WHEN told.parent_code IS NULL THEN name_told.unit_id END) AS parent_id,
       CASE WHEN told.parent_code IS NULL THEN coalesce(name_told.bearers, 0) END AS bearers
  FROM unit_row told
  LEFT JOIN LATERAL (
       SELECT code_told.unit_id FROM code_told
        WHERE code_told.code = told.parent_code
        ORDER BY CASE WHEN during @> told.speaks_on THEN 1 WHEN during @> (told.ended_on - 1) THEN 2
                      WHEN during @> %(on)s::date THEN 3 ELSE 4 END,
                 upper(during) DESC NULLS FIRST LIMIT 1) by_code ON true
  LEFT JOIN name_told ON told.parent_code IS NULL AND name_told.folded = told.parent_folded
 WHERE told.parent_code IS NOT NULL OR told.parent_folded IS NOT NULL;

INSERT INTO refused (row_id, rule, key, value)
SELECT told.row_id,
       CASE WHEN told.parent_id = told.unit_id THEN 'unit_under_itself'
            WHEN told.bearers > 1 THEN 'unit_name_ambiguous' ELSE 'unit_unknown' END,
       CASE WHEN told.parent_code IS NULL THEN 'parent' ELSE 'parent_code' END,
       coalesce(told.parent_code, staged.parent)
  FROM parent_told told JOIN staged_units staged USING (row_id)
 WHERE told.parent_id IS NULL OR told.parent_id = told.unit_id;

-- What stands under none is a root, and only what stands directly below the centre may be one.
CREATE TEMP TABLE apex_told ON COMMIT DROP AS
SELECT told.unit_id, told.row_id,
       (SELECT level FROM kind_level WHERE kind_level.kind = staged.unit_kind
         ORDER BY kind_level.during @> told.speaks_on DESC LIMIT 1) AS level_of_kind, staged.level
  FROM unit_row told JOIN staged_units staged USING (row_id)
 WHERE told.is_first AND staged.parent_code IS NULL AND staged.parent IS NULL;

INSERT INTO refused (row_id, rule, key)
SELECT row_id, 'parent_needed', 'parent_code' FROM apex_told
 WHERE coalesce(level, level_of_kind, '') NOT IN ('central', 'province') OR NOT %(everywhere)s;

INSERT INTO warned (row_id, rule, key)
SELECT row_id, 'second_root', 'name' FROM apex_told
 WHERE EXISTS (SELECT FROM units_unit WHERE is_apex) OR (SELECT count(*) FROM apex_told) > 1;

INSERT INTO refused (row_id, rule, key)
SELECT told.row_id, 'kind_needed', 'unit_kind' FROM unit_row told JOIN staged_units staged USING (row_id)
 WHERE told.is_first AND staged.unit_kind IS NULL;

INSERT INTO said
SELECT 'unit', told.unit_id, value.dimension,
       CASE WHEN told.is_first THEN lower(life.life) ELSE told.from_on END, told.is_first, value.value,
       told.row_id, value.key, value.shown, named.decision_id
  FROM unit_row told
  JOIN staged_units staged USING (row_id)
  JOIN unit_life life ON life.unit_id = told.unit_id
  LEFT JOIN parent_told parent ON parent.row_id = told.row_id AND parent.parent_id <> told.unit_id
  LEFT JOIN decision_named named ON named.row_id = told.row_id
 CROSS JOIN LATERAL (VALUES
       ('name', told.name, 'name', told.name), ('code', told.code, 'code', told.code),
       ('parent', parent.parent_id::text, 'parent_code', coalesce(told.parent_code, staged.parent)),
       ('unit_kind', staged.unit_kind, 'unit_kind', staged.unit_kind),
       ('setting', staged.setting, 'setting', staged.setting),
       ('base_unit_kind', staged.base_unit_kind, 'base_unit_kind', staged.base_unit_kind),
       ('ownership', staged.ownership, 'ownership', staged.ownership),
       ('meeting_form', staged.meeting_form, 'meeting_form', staged.meeting_form),
       ('without_nonmembers', staged.without_nonmembers, 'without_nonmembers', staged.without_nonmembers),
       ('level', coalesce(staged.level, CASE WHEN told.is_first THEN
            (SELECT kind_level.level FROM kind_level WHERE kind_level.kind = staged.unit_kind
              ORDER BY kind_level.during @> told.speaks_on DESC LIMIT 1) END), 'level', staged.level)
       ) value (dimension, value, key, shown)
 WHERE value.value IS NOT NULL;

INSERT INTO recorded
SELECT 'unit', unit_id, 'name', first_on, name, id FROM units_unitname WHERE unit_id IN (SELECT unit_id FROM unit_told)
UNION ALL
SELECT 'unit', unit_id, dimension, first_on, code, id FROM units_unitattribute WHERE unit_id IN (SELECT unit_id FROM unit_told)
UNION ALL
SELECT 'unit', unit_id, 'code', lower(valid_during), code, id FROM units_unitcode WHERE unit_id IN (SELECT unit_id FROM unit_told)
UNION ALL
SELECT 'unit', unit_id, 'parent', lower(valid_during), parent_id::text, id FROM units_placement WHERE unit_id IN (SELECT unit_id FROM unit_told);
