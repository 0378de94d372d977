-- Question: of all that was said of dated values, what is new, what is known already and what contradicts?
-- Parameters: on, correct, realm. Index: the ones made here.
ANALYZE said, recorded;

-- What is said on one and the same day must be one and the same.
INSERT INTO refused (row_id, rule, key, value, content)
SELECT one.row_id, 'rows_contradict', one.key, one.shown, jsonb_build_object('other', (
           SELECT min(other.shown) FROM said other
            WHERE other.realm = one.realm AND other.subject = one.subject AND other.dimension = one.dimension
              AND other.day IS NOT DISTINCT FROM one.day AND other.value <> one.value))
  FROM said one
  JOIN (SELECT subject, dimension, day FROM said WHERE realm = %(realm)s AND (at_start OR day IS NOT NULL)
         GROUP BY subject, dimension, day HAVING count(DISTINCT value) > 1) twice
    ON twice.subject = one.subject AND twice.dimension = one.dimension AND twice.day IS NOT DISTINCT FROM one.day
 WHERE one.realm = %(realm)s AND (one.at_start OR one.day IS NOT NULL);

-- On the day of a recorded value: the same, or a correction.
INSERT INTO change
SELECT DISTINCT ON (said.subject, said.dimension, said.day) said.realm, said.subject, said.dimension, 'correct', said.day,
       said.value, recorded.recorded_id, said.row_id, said.key, said.decision_id
  FROM said
  JOIN recorded ON recorded.realm = said.realm AND recorded.subject = said.subject
   AND recorded.dimension = said.dimension AND recorded.first_on = said.day AND recorded.value <> said.value
 WHERE said.realm = %(realm)s AND said.day IS NOT NULL
 ORDER BY said.subject, said.dimension, said.day, said.row_id;

-- From a day on: new where the value before it, recorded or said, was another.
INSERT INTO change
SELECT realm, subject, dimension, 'begin', day, value, NULL, row_id, key, decision_id
  FROM (SELECT point.*, lag(value) OVER (PARTITION BY subject, dimension ORDER BY day NULLS FIRST, recorded_id NULLS LAST, row_id) AS before
          FROM (SELECT realm, subject, dimension, day, value, NULL::bigint AS recorded_id, row_id, key, decision_id
                  FROM (SELECT said.*, row_number() OVER (PARTITION BY subject, dimension, day ORDER BY row_id) AS turn FROM said
                         WHERE realm = %(realm)s AND (at_start OR day IS NOT NULL)) once
                 WHERE turn = 1
                UNION ALL
                SELECT realm, subject, dimension, first_on, value, recorded_id, NULL, NULL, NULL FROM recorded WHERE realm = %(realm)s) point) line
 WHERE recorded_id IS NULL AND value IS DISTINCT FROM before
   AND NOT EXISTS (SELECT FROM recorded same WHERE same.realm = line.realm AND same.subject = line.subject
                     AND same.dimension = line.dimension AND same.first_on = line.day);

ANALYZE change;

-- Without a day: what was never recorded is so for all days; what is held at the start, on the day of asking or is said
-- in the same import is known.
CREATE TEMP TABLE undated ON COMMIT DROP AS
WITH line AS (
    SELECT subject, dimension, first_on AS day, value, recorded_id FROM recorded WHERE realm = %(realm)s
    UNION ALL
    SELECT subject, dimension, day, value, recorded_id FROM change WHERE realm = %(realm)s AND op = 'begin'
), held AS (
    SELECT subject, dimension, count(*) AS held, CASE WHEN count(*) = 1 THEN min(recorded_id) END AS only_id, min(day) AS first_on,
           (array_agg(value ORDER BY day NULLS FIRST, recorded_id))[1] AS earliest,
           (array_agg(value ORDER BY day DESC NULLS LAST) FILTER (WHERE coalesce(day <= %(on)s::date, true)))[1] AS current
      FROM line GROUP BY subject, dimension
)
SELECT said.*, coalesce(held.held, 0) AS held, held.only_id, held.first_on,
       coalesce(said.value IN (held.earliest, held.current), false) AS is_known
  FROM said LEFT JOIN held USING (subject, dimension)
 WHERE said.realm = %(realm)s AND NOT said.at_start AND said.day IS NULL;

INSERT INTO change
SELECT DISTINCT ON (subject, dimension) realm, subject, dimension, 'record', NULL::date, value, NULL::bigint, row_id, key, decision_id
  FROM undated WHERE held = 0 ORDER BY subject, dimension, row_id;

INSERT INTO refused (row_id, rule, key, value, content)
SELECT row_id, 'rows_contradict', key, shown, jsonb_build_object('other', (SELECT min(other.shown) FROM undated other
           WHERE other.subject = one.subject AND other.dimension = one.dimension AND other.value <> one.value))
  FROM undated one WHERE held = 0
   AND EXISTS (SELECT FROM undated other WHERE other.subject = one.subject AND other.dimension = one.dimension AND other.value <> one.value);

INSERT INTO change
SELECT DISTINCT ON (subject, dimension) realm, subject, dimension, 'correct', first_on, value, only_id, row_id, key, decision_id
  FROM undated WHERE held > 0 AND NOT is_known AND %(correct)s AND only_id IS NOT NULL ORDER BY subject, dimension, row_id;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'changed_without_day', key, shown FROM undated
 WHERE held > 0 AND NOT is_known AND (NOT %(correct)s OR only_id IS NULL);

INSERT INTO refused (row_id, rule, key, value, content)
SELECT change.row_id, 'differs_on_its_day', change.key, change.value, jsonb_build_object('on', change.day, 'recorded', recorded.value)
  FROM change JOIN recorded USING (realm, recorded_id)
 WHERE change.realm = %(realm)s AND change.op = 'correct' AND recorded.dimension = change.dimension AND NOT %(correct)s;

INSERT INTO touched SELECT row_id, 'changed' FROM change WHERE realm = %(realm)s;

DROP TABLE undated;
