-- Question: what is different under this unit between two days: who came, went, moved, changed name, kind or code?
-- Parameters: unit, former, latter (the two days). Indexes: ancestry by ancestor, the keys of each table led by the unit.
WITH was AS (
    SELECT unit_id FROM units_ancestry WHERE ancestor_id = %(unit)s AND valid_during @> %(former)s::date
), now_is AS (
    SELECT unit_id FROM units_ancestry WHERE ancestor_id = %(unit)s AND valid_during @> %(latter)s::date
), told AS (
    SELECT unit.id, unit.public_id, was.unit_id IS NOT NULL AS in_former, now_is.unit_id IS NOT NULL AS in_latter,
           unit.valid_during @> %(former)s::date AS lives_former, unit.valid_during @> %(latter)s::date AS lives_latter,
           name_then.name AS name_then, name_now.name AS name_now, kind_then.code AS kind_then, kind_now.code AS kind_now,
           code_then.code AS code_then, code_now.code AS code_now, place_then.parent_id AS parent_then, place_now.parent_id AS parent_now
      FROM was FULL JOIN now_is ON now_is.unit_id = was.unit_id
      JOIN units_unit unit ON unit.id = coalesce(was.unit_id, now_is.unit_id)
      LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id AND (first_on IS NULL OR first_on <= %(former)s)
            ORDER BY first_on DESC NULLS LAST LIMIT 1) name_then ON true
      LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id AND (first_on IS NULL OR first_on <= %(latter)s)
            ORDER BY first_on DESC NULLS LAST LIMIT 1) name_now ON true
      LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
            AND (first_on IS NULL OR first_on <= %(former)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind_then ON true
      LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = unit.id AND dimension = 'unit_kind'
            AND (first_on IS NULL OR first_on <= %(latter)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind_now ON true
      LEFT JOIN units_unitcode code_then ON code_then.unit_id = unit.id AND code_then.valid_during @> %(former)s::date
      LEFT JOIN units_unitcode code_now ON code_now.unit_id = unit.id AND code_now.valid_during @> %(latter)s::date
      LEFT JOIN units_placement place_then ON place_then.unit_id = unit.id AND place_then.valid_during @> %(former)s::date
      LEFT JOIN units_placement place_now ON place_now.unit_id = unit.id AND place_now.valid_during @> %(latter)s::date
)
SELECT told.public_id, told.name_then, told.name_now, told.kind_then, told.kind_now, told.code_then, told.code_now,
       above_then.name, above_now.name, tie.names, array_remove(ARRAY[
           CASE WHEN in_latter AND NOT in_former AND NOT lives_former THEN 'founded' END,
           CASE WHEN in_latter AND NOT in_former AND lives_former THEN 'came' END,
           CASE WHEN in_former AND NOT in_latter AND NOT lives_latter THEN 'ended' END,
           CASE WHEN in_former AND NOT in_latter AND lives_latter THEN 'went' END,
           CASE WHEN in_former AND in_latter AND told.id <> %(unit)s AND parent_then IS DISTINCT FROM parent_now THEN 'moved' END,
           CASE WHEN in_former AND in_latter AND name_then IS DISTINCT FROM name_now THEN 'renamed' END,
           CASE WHEN in_former AND in_latter AND kind_then IS DISTINCT FROM kind_now THEN 'kind' END,
           CASE WHEN in_former AND in_latter AND code_then IS DISTINCT FROM code_now THEN 'recoded' END], NULL) AS what,
       count(*) FILTER (WHERE in_former) OVER (), count(*) FILTER (WHERE in_latter) OVER ()
  FROM told
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = told.parent_then AND in_former
        AND (first_on IS NULL OR first_on <= %(former)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) above_then ON true
  LEFT JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = told.parent_now AND in_latter
        AND (first_on IS NULL OR first_on <= %(latter)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) above_now ON true
  LEFT JOIN LATERAL (SELECT string_agg(DISTINCT other.name, '; ') AS names
        FROM units_lineage lineage
        JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = CASE WHEN lineage.predecessor_id = told.id
                         THEN lineage.successor_id ELSE lineage.predecessor_id END
                       ORDER BY (first_on IS NULL OR first_on <= lineage.first_on) DESC, first_on DESC NULLS LAST LIMIT 1) other ON true
       WHERE lineage.first_on > %(former)s AND lineage.first_on <= %(latter)s
         AND ((lineage.predecessor_id = told.id AND NOT lives_latter) OR (lineage.successor_id = told.id AND NOT lives_former))) tie ON true
 ORDER BY vietnamese_fold(coalesce(told.name_now, told.name_then)) COLLATE "C", told.id
