-- Question: which units stood under the unit of each target on its day, and what were they? Kept as a table of the
-- transaction, so that the planner knows how many there are. Parameter: targets, as in check.sql.
CREATE TEMP TABLE demo_below ON COMMIT DROP AS
WITH target AS MATERIALIZED (
    SELECT row_number() OVER () AS number, given.*
      FROM jsonb_to_recordset(%(targets)s::jsonb) AS given
           (code text, unit text, from_on date, on_day date, filter_key text, filter_value text, wanted int)
),
top AS MATERIALIZED (
    SELECT DISTINCT target.unit, target.on_day, bears.unit_id
      FROM target JOIN units_unitcode bears ON bears.code = target.unit AND bears.valid_during @> target.on_day
)
-- Every unit that stood under the target's unit on the day, with what it was then.
    SELECT top.unit, top.on_day, path.unit_id, path.depth,
           kind.code AS kind, level.code AS level, coalesce(setting.code, '') AS setting
      FROM top
      JOIN units_ancestry path ON path.ancestor_id = top.unit_id AND path.valid_during @> top.on_day
      LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = path.unit_id AND dimension = 'unit_kind'
            AND (first_on IS NULL OR first_on <= top.on_day) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
      LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = path.unit_id AND dimension = 'level'
            AND (first_on IS NULL OR first_on <= top.on_day) ORDER BY first_on DESC NULLS LAST LIMIT 1) level ON true
      LEFT JOIN LATERAL (SELECT code FROM units_unitattribute WHERE unit_id = path.unit_id AND dimension = 'setting'
            AND (first_on IS NULL OR first_on <= top.on_day) ORDER BY first_on DESC NULLS LAST LIMIT 1) setting ON true
