-- Which members are full members on the day: recognised, and not readmitted since? Their ids, packed.
-- on. Reads the recognitions once.
SELECT string_agg(int8send(recognised.member_id), ''::bytea)
  FROM members_memberevent recognised
 WHERE recognised.kind = 'recognised' AND (recognised."on" IS NULL OR recognised."on" <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = recognised.member_id
        AND later.kind = 'readmitted' AND later."on" <= %(on)s AND later."on" >= recognised."on")
