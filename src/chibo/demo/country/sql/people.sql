-- Everybody the register has known: who is counted in each cell at the end, and who has left.
-- Settings: country.names (how many names a pool holds), country.half (0 or 1, done at the same time); country.people is
-- filled by the loader.
INSERT INTO country.person
SELECT raw.id, raw.cell_id, raw.rank, raw.admitted_on, entered.on AS entered_on,
       CASE WHEN raw.admitted_on <= DATE '2024-06-30' THEN raw.admitted_on + 366 END AS official_on,
       CASE WHEN came.until > entered.on THEN raw.former_id END AS former_id, CASE WHEN came.until > entered.on THEN came.until END AS moved_on,
       CASE WHEN raw.has_left THEN DATE '2010-03-01' + country.draw(raw.key, 34, 5590) END AS left_on,
       CASE WHEN raw.has_left THEN (ARRAY['died','died','died','died','died','died','transferred.other_province','transferred.other_province','transferred.other_province','removed.absence_or_fee'])[1 + country.draw(raw.key, 35, 10)] END AS exit_kind,
       sex.of AS sex,
       raw.admitted_on - (19 * 365 + 5 + country.draw(raw.key, 37, CASE WHEN raw.admitted_on < DATE '1985-01-01' THEN 3000 ELSE 9000 END)) AS born_on,
       people.codes[ethnic.of] AS ethnicity,
       ((ethnic.of - 1) * 2 + (sex.of = 'F')::int) * current_setting('country.names')::int + country.draw(raw.key, 39, current_setting('country.names')::int) AS name_id,
       CASE WHEN raw.setting LIKE 'residential%' THEN (ARRAY['O8','O8','O8','O8','O12','O4','O3','O12','O5','O7c'])[1 + country.draw(raw.key, 40, 10)]
            WHEN raw.setting = 'agency.party' THEN 'O2' WHEN raw.setting LIKE 'agency%' THEN 'O1' WHEN raw.setting LIKE 'service%' THEN 'O5'
            WHEN raw.setting LIKE 'armed%' THEN 'O9' ELSE (ARRAY['O7a','O7b','O7c'])[1 + country.draw(raw.key, 40, 3)] END AS occupation,
       CASE WHEN raw.setting LIKE 'residential%' THEN (ARRAY['Q0','Q0','Q0','Q1','Q2','Q2','Q3','Q4'])[1 + country.draw(raw.key, 41, 8)]
            ELSE (ARRAY['Q2','Q3','Q4','Q4','Q4','Q4','Q5','Q6'])[1 + country.draw(raw.key, 41, 8)] END AS qualification,
       (ARRAY['L0','L0','L0','L1','L1','L1','L1','L2','L2','L3'])[1 + country.draw(raw.key, 42, 10)] AS theory,
       (ARRAY['E4','E4','E4','E4','E4','E4','E4','E4','E3','E3'])[1 + country.draw(raw.key, 43, 10)] AS education
  FROM (SELECT raw.*, cell.province, cell.setting, cell.former_id, cell.former_until, cell.former_every, cell.is_young, rank > size AS has_left,
               rank <= 5 AS is_officer, cell.id * 100000 + rank AS key
          FROM country.raw JOIN country.cell ON cell.id = raw.cell_id WHERE raw.id % 2 = current_setting('country.half')::int) raw
  JOIN country.people people ON people.province = raw.province
 CROSS JOIN LATERAL (SELECT greatest(raw.admitted_on, DATE '2010-01-01') AS on) entered
 CROSS JOIN LATERAL (SELECT CASE WHEN raw.former_id IS NULL OR raw.has_left OR raw.is_officer AND NOT raw.is_young OR raw.rank % raw.former_every <> 0 THEN NULL
                                 WHEN raw.former_until IS NOT NULL THEN raw.former_until
                                 WHEN entered.on < DATE '2022-01-01' THEN least(entered.on + 200 + country.draw(raw.key, 44, 3000), DATE '2025-05-15') END AS until) came
 CROSS JOIN LATERAL (SELECT CASE WHEN country.draw(raw.key, 36, 100) < CASE WHEN raw.setting LIKE 'armed%' THEN 7 WHEN raw.setting LIKE 'service%' THEN 60 ELSE 33 END THEN 'F' ELSE 'M' END AS of) sex
 CROSS JOIN LATERAL (SELECT people.slots[1 + country.draw(raw.key, 38, 100)] AS of) ethnic;
