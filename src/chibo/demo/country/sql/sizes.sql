-- The cells, each with its size and where its members came from. Setting: country.members.
CREATE INDEX ON country.unit (parent_id, number);
CREATE INDEX ON country.unit (successor_id) WHERE successor_id IS NOT NULL;

CREATE UNLOGGED TABLE country.sized AS
WITH cell AS (
    SELECT unit.*, CASE WHEN home > 0 THEN CASE setting WHEN 'residential.block' THEN 150 ELSE 100 END ELSE 80 END * (60 + country.draw(id, 20, 80)) AS weight
      FROM country.unit WHERE kind IN ('sub_cell', 'base_cell') AND ended_on IS NULL
), least AS (
    SELECT least(3, current_setting('country.members')::int / count(*)) AS size, count(*) AS cells, sum(weight) AS weight FROM cell
)
SELECT cell.*, (least.size + (whole * sum(cell.weight) OVER (ORDER BY id) / least.weight)::bigint
                           - (whole * (sum(cell.weight) OVER (ORDER BY id) - cell.weight) / least.weight)::bigint)::int AS size
  FROM cell CROSS JOIN least
 CROSS JOIN LATERAL (SELECT current_setting('country.members')::int - least.cells * least.size AS whole) share;
ANALYZE country.sized;

CREATE UNLOGGED TABLE country.cell AS
-- Its members came from a mother, from a cell that was absorbed, or from a neighbour.
SELECT sized.id, sized.province, sized.setting, sized.founded_on, sized.size,
       CASE WHEN sized.mother_number IS NULL THEN (sized.size * 8 + country.draw(sized.id, 21, 100)) / 100 ELSE 0 END AS has_left,
       coalesce(mother.id, gone.id, beside.id) AS former_id, CASE WHEN mother.id IS NULL THEN gone.ended_on ELSE sized.founded_on END AS former_until,
       CASE WHEN mother.id IS NOT NULL THEN 1 WHEN gone.id IS NOT NULL THEN 2 ELSE 25 END AS former_every, mother.id IS NOT NULL AS is_young
  FROM country.sized
  LEFT JOIN country.unit mother ON mother.parent_id = sized.parent_id AND mother.number = sized.mother_number AND mother.kind = 'sub_cell'
  LEFT JOIN country.unit gone ON gone.successor_id = sized.id
  LEFT JOIN country.unit beside ON beside.parent_id = sized.parent_id AND beside.number = sized.number - 1
        AND beside.mother_number IS NULL AND beside.kind = 'sub_cell' AND sized.kind = 'sub_cell' AND sized.number < 500;
ANALYZE country.cell;
