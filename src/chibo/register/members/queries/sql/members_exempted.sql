-- Which members are exempt from work and meetings on the day? Their ids, packed.
-- on. Reads the exemptions once.
SELECT string_agg(int8send(exempted.member_id), ''::bytea)
  FROM members_memberevent exempted
 WHERE exempted.kind = 'exempted' AND (exempted."on" IS NULL OR exempted."on" <= %(on)s)
   AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.member_id = exempted.member_id
        AND later.kind = 'exemption_ended' AND later."on" <= %(on)s AND later."on" >= exempted."on")
