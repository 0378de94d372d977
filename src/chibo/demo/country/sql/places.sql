-- The places of the state on 30/06/2025, of the provinces asked for, and what is drawn for each province.
-- Settings: country.provinces (codes, with commas between).
CREATE SCHEMA country;

CREATE FUNCTION country.draw(key bigint, part int, sides int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- A number from 0 up to sides - 1: always the same for the same key and part.
    RETURN ((hashint8extended(key, part) & 9223372036854775807) % sides)::int;

CREATE UNLOGGED TABLE country.province AS
SELECT code, name, kind, row_number() OVER (ORDER BY code) AS number
  FROM areas_administrativeunit
 WHERE level = 'province' AND valid_during @> DATE '2025-06-30'
   AND code = ANY (string_to_array(current_setting('country.provinces'), ','));

CREATE UNLOGGED TABLE country.district AS
SELECT place.code, place.name, place.kind, place.parent_code AS province
  FROM areas_administrativeunit place JOIN country.province ON province.code = place.parent_code
 WHERE place.level = 'district' AND place.valid_during @> DATE '2025-06-30';

CREATE UNLOGGED TABLE country.commune AS
-- A commune's number is its place among those of its district, by code: the third group of its unit's code.
SELECT place.code, place.name, place.kind, place.parent_code AS district, district.province,
       row_number() OVER (PARTITION BY place.parent_code ORDER BY place.code) AS number
  FROM areas_administrativeunit place JOIN country.district ON district.code = place.parent_code
 WHERE place.level = 'commune' AND place.valid_during @> DATE '2025-06-30';
