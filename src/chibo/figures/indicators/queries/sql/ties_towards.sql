-- By which lineage do units lead towards the tree's day: those ended by then to what they ended in, those not yet founded
-- to what they were founded from? With the eve of a founding.
-- tree. Reads lineage whole, and units by their key.
SELECT tie.predecessor_id, tie.successor_id, tie.share_numerator, tie.share_denominator, NULL::date AS eve
  FROM units_lineage tie
  JOIN units_unit gone ON gone.id = tie.predecessor_id AND upper(gone.valid_during) = tie.first_on
  JOIN units_unit heir ON heir.id = tie.successor_id AND heir.valid_during @> tie.first_on
 WHERE tie.first_on <= %(tree)s::date
UNION ALL
SELECT tie.successor_id, tie.predecessor_id, tie.share_numerator, tie.share_denominator, tie.first_on - 1
  FROM units_lineage tie
  JOIN units_unit founded ON founded.id = tie.successor_id AND lower(founded.valid_during) = tie.first_on
  JOIN units_unit former ON former.id = tie.predecessor_id AND former.valid_during @> (tie.first_on - 1)
 WHERE tie.first_on > %(tree)s::date
ORDER BY 1, 2
