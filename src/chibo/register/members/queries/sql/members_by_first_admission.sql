-- When was each member first admitted of whom a day is known? Their ids, ascending, and the days, packed.
-- Reads every admission once.
SELECT string_agg(int8send(member_id), ''::bytea), string_agg(int8send(first_on - date '2000-01-01'), ''::bytea)
  FROM (SELECT member_id, min("on") AS first_on FROM members_memberevent
         WHERE kind IN ('admitted', 'readmitted') AND "on" IS NOT NULL
         GROUP BY member_id ORDER BY member_id) known
