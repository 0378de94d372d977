-- Question: which decisions do the rows bring or name, and which of them does the register know?
-- Parameters: correct. Index: decision_number_issuer_day_once.
CREATE TEMP TABLE decision_told ON COMMIT DROP AS
SELECT told.*, recorded.id IS NULL AS is_new,
       coalesce(recorded.id, nextval((SELECT pg_get_serial_sequence('decisions_decision', 'id')::regclass))) AS decision_id
  FROM (SELECT number, issuer, signed_on, min(row_id) AS row_id, min(listed_row) AS listed_row
          FROM (SELECT number, issuer, signed_on, row_id, row_id AS listed_row FROM staged_decisions
                UNION ALL
                SELECT decision_number, decision_issuer, decision_signed_on, row_id, NULL FROM staged_units
                UNION ALL
                SELECT decision_number, decision_issuer, decision_signed_on, row_id, NULL FROM staged_officers) named
         WHERE number IS NOT NULL AND issuer IS NOT NULL AND signed_on IS NOT NULL
         GROUP BY number, issuer, signed_on) told
  LEFT JOIN decisions_decision recorded USING (number, issuer, signed_on);

-- A row may name a decision by less than all three, as long as only one is meant.
CREATE TEMP TABLE decision_named ON COMMIT DROP AS
WITH known AS (
    SELECT number, issuer, signed_on, decision_id FROM decision_told
    UNION
    SELECT number, issuer, signed_on, id FROM decisions_decision
     WHERE number IN (SELECT decision_number FROM staged_units UNION SELECT decision_number FROM staged_officers)
), naming AS (
    SELECT row_id, decision_number, decision_issuer, decision_signed_on FROM staged_units
     WHERE decision_number IS NOT NULL
    UNION ALL
    SELECT row_id, decision_number, decision_issuer, decision_signed_on FROM staged_officers
     WHERE decision_number IS NOT NULL
)
SELECT naming.row_id, naming.decision_number, count(known.decision_id) AS found, min(known.decision_id) AS decision_id
  FROM naming
  LEFT JOIN known ON known.number = naming.decision_number
   AND known.issuer = coalesce(naming.decision_issuer, known.issuer)
   AND known.signed_on = coalesce(naming.decision_signed_on, known.signed_on)
 GROUP BY naming.row_id, naming.decision_number;

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, CASE found WHEN 0 THEN 'decision_unknown' ELSE 'decision_ambiguous' END, 'decision_number', decision_number
  FROM decision_named WHERE found <> 1;

INSERT INTO touched SELECT listed_row, 'new' FROM decision_told WHERE is_new AND listed_row IS NOT NULL;

-- What is said of a decision already known: blanks are filled in, anything else is a correction.
CREATE TEMP TABLE decision_mended ON COMMIT DROP AS
SELECT told.decision_id, listed.row_id, listed.kind, listed.effective_on, listed.subject, listed.text,
       coalesce(listed.kind <> recorded.kind, false)
       OR coalesce(listed.effective_on <> recorded.effective_on, false)
       OR recorded.subject <> '' AND coalesce(listed.subject <> recorded.subject, false)
       OR recorded.text <> '' AND coalesce(listed.text <> recorded.text, false) AS contradicts
  FROM staged_decisions listed
  JOIN decision_told told USING (number, issuer, signed_on)
  JOIN decisions_decision recorded ON recorded.id = told.decision_id
 WHERE coalesce(listed.kind <> recorded.kind, false)
    OR coalesce(listed.effective_on IS DISTINCT FROM recorded.effective_on AND listed.effective_on IS NOT NULL, false)
    OR coalesce(listed.subject <> recorded.subject, false) OR coalesce(listed.text <> recorded.text, false);

INSERT INTO refused (row_id, rule, key, value)
SELECT row_id, 'decision_differs', 'number', subject FROM decision_mended WHERE contradicts AND NOT %(correct)s;

INSERT INTO touched SELECT row_id, 'changed' FROM decision_mended;
