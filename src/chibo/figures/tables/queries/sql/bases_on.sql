-- In which base organisation did each unit stand on the day: the nearest above it, or itself? With what is said of both.
-- on.
SELECT stood.unit_no, stood.base_no, base.base_unit_kind::VARCHAR AS base_unit_kind,
       CASE base.unit_kind WHEN 'base_cell' THEN 'base_cell' ELSE 'base_committee' END AS subtype,
       itself.level::VARCHAR AS level
  FROM (SELECT unit_no, arg_min(base_no, depth) AS base_no FROM {grassroots}
         WHERE from_on <= $on AND $on < to_on GROUP BY unit_no) stood
  LEFT JOIN {unit_state} base ON base.unit_no = stood.base_no AND base.from_on <= $on AND $on < base.to_on
  LEFT JOIN {unit_state} itself ON itself.unit_no = stood.unit_no AND itself.from_on <= $on AND $on < itself.to_on
