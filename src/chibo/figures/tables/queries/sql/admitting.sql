-- Which base organisations admitted members in the span, by the tree of the day of each admission?
-- since, on. Of several base organisations above a cell, the nearest.
SELECT DISTINCT base_no FROM (
    SELECT event.id, arg_min(stood.base_no, stood.depth) AS base_no
      FROM {member_events} event JOIN {grassroots} stood
        ON stood.unit_no = event.unit_no AND stood.from_on <= event.day AND event.day < stood.to_on
     WHERE event.kind IN ('admitted', 'readmitted') AND event.day BETWEEN $since AND $on
       AND event.from_on = event.day
     GROUP BY event.id
)
