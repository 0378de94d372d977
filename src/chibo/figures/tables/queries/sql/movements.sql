-- Who came into each unit asked about or left it in the span, and from or to where, in the tree of each day?
-- since, on. One line a person and crossing, with the id of the event, of a move that of the member. Entering is judged
-- in the tree of the day, leaving in that of its eve; what stays within is no movement.
-- `kin` is what stood in the province of the unit, with the days (`with_from`, `with_to`) on which the unit stood in it:
-- who comes is judged by the province of the day, who goes by that of the eve.
WITH inside AS (SELECT asked_no, unit_no, from_on, to_on FROM {inside}), kin AS ({kin}),
crossed AS (
    SELECT happened.*, entered.asked_no, true AS comes FROM {happened} happened JOIN inside entered
        ON entered.unit_no = happened.entered_no AND entered.from_on <= happened.day AND happened.day < entered.to_on
     UNION ALL
    SELECT happened.*, gone.asked_no, false FROM {happened} happened JOIN inside gone
        ON gone.unit_no = happened.left_no AND gone.from_on <= happened.day - 1 AND happened.day - 1 < gone.to_on
), happened AS (
    SELECT crossed.asked_no, crossed.id, crossed.certain_on, crossed.day,
           CASE WHEN crossed.comes THEN crossed.entered_no ELSE crossed.left_no END AS unit_no,
           crossed.comes, crossed.kind, crossed.stage,
           other_kin.unit_no IS NOT NULL OR (NOT crossed.comes AND crossed.entered_no IS NULL AND coalesce(
               crossed.exit_kind IN ('transferred.other_superior', 'transferred.inside'), false)) AS is_kin
      FROM crossed
      LEFT JOIN inside stays ON stays.asked_no = crossed.asked_no
           AND stays.unit_no = CASE WHEN crossed.comes THEN crossed.left_no ELSE crossed.entered_no END
           AND stays.from_on <= CASE WHEN crossed.comes THEN crossed.day - 1 ELSE crossed.day END
           AND CASE WHEN crossed.comes THEN crossed.day - 1 ELSE crossed.day END < stays.to_on
      LEFT JOIN kin other_kin ON other_kin.asked_no = crossed.asked_no
           AND other_kin.unit_no = CASE WHEN crossed.comes THEN crossed.left_no ELSE crossed.entered_no END
           AND other_kin.from_on <= CASE WHEN crossed.comes THEN crossed.day - 1 ELSE crossed.day END
           AND CASE WHEN crossed.comes THEN crossed.day - 1 ELSE crossed.day END < other_kin.to_on
           AND other_kin.with_from <= CASE WHEN crossed.comes THEN crossed.day ELSE crossed.day - 1 END
           AND CASE WHEN crossed.comes THEN crossed.day ELSE crossed.day - 1 END < other_kin.with_to
     WHERE stays.unit_no IS NULL
), turned AS (
    SELECT turn.* FROM (
        SELECT asked_no, unit_no, from_on AS day, true AS comes, from_on - 1 AS beside, from_on AS judged FROM inside
         WHERE from_on BETWEEN $since AND $on
         UNION ALL
        SELECT asked_no, unit_no, to_on, false, to_on, to_on - 1 FROM inside WHERE to_on BETWEEN $since AND $on
    ) turn
     WHERE EXISTS (SELECT 1 FROM {units} life WHERE life.unit_no = turn.unit_no
                      AND life.from_on <= turn.beside AND turn.beside < life.to_on)
       AND NOT EXISTS (SELECT 1 FROM inside other WHERE other.unit_no = turn.unit_no
                          AND other.asked_no = turn.asked_no
                          AND other.from_on <= turn.beside AND turn.beside < other.to_on)
), stayed AS (
    SELECT turned.asked_no, fact.id, NULL::DATE AS certain_on, turned.day, turned.unit_no,
           fact.stage::VARCHAR AS stage, turned.comes, other_kin.unit_no IS NOT NULL AS is_kin
      FROM turned JOIN {members} fact ON fact.unit_no = turned.unit_no AND fact.day < turned.day
           AND fact.from_on <= turned.day AND turned.day < fact.to_on
      LEFT JOIN kin other_kin ON other_kin.asked_no = turned.asked_no AND other_kin.unit_no = turned.unit_no
           AND other_kin.from_on <= turned.beside AND turned.beside < other_kin.to_on
           AND other_kin.with_from <= turned.judged AND turned.judged < other_kin.with_to
), moved AS (
    SELECT asked_no, id, certain_on, day, unit_no, comes, kind, stage, is_kin FROM happened
     UNION ALL
    SELECT asked_no, id, certain_on, day, unit_no, comes, 'unit_moved', stage, is_kin FROM stayed
)
SELECT asked_no, id, certain_on, day, unit_no, CASE WHEN comes THEN 'in' ELSE 'out' END AS direction, kind,
       CASE WHEN is_kin THEN 'inside' ELSE 'outside' END AS scope, stage
  FROM moved
