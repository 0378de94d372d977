-- Question: which rows share a number, and so speak of one person? One round; repeated until nothing changes.
-- Parameters: none. Index: person_row by row.
UPDATE person_row SET party = least_party.party
  FROM (SELECT member.row_id, min(lowest.party) AS party
          FROM (SELECT shared.digest, min(person_row.party) AS party FROM number_shared shared JOIN person_row USING (row_id) GROUP BY shared.digest) lowest
          JOIN number_shared member USING (digest) GROUP BY member.row_id) least_party
 WHERE least_party.row_id = person_row.row_id AND least_party.party < person_row.party;
