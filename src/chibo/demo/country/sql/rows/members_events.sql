INSERT INTO members_memberevent (member_id, kind, "on", decided_on, decided_precision, cell_id, counterpart_id, exit_kind, occupation, education, qualification, theory)
SELECT person.id, event.kind, event.on, event.decided_on, CASE WHEN event.decided_on IS NULL THEN 'u' ELSE 'd' END, event.cell_id, event.counterpart_id, event.exit_kind,
       event.occupation, event.education, event.qualification, event.theory
  FROM country.person
 CROSS JOIN LATERAL (
    SELECT 'admitted', admitted_on, admitted_on - 9, CASE WHEN entered_on = admitted_on THEN coalesce(former_id, cell_id) END, NULL::bigint, NULL, occupation, education, qualification, theory
    UNION ALL SELECT 'recognised', official_on, official_on - 9, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE official_on IS NOT NULL
    UNION ALL SELECT 'moved', moved_on, NULL, cell_id, former_id, NULL, NULL, NULL, NULL, NULL WHERE moved_on IS NOT NULL
    UNION ALL SELECT CASE left(exit_kind, 4) WHEN 'died' THEN 'died' WHEN 'tran' THEN 'transferred_out' ELSE 'removed' END, left_on, NULL, cell_id, NULL, exit_kind, NULL, NULL, NULL, NULL
               WHERE left_on IS NOT NULL
    ) event (kind, "on", decided_on, cell_id, counterpart_id, exit_kind, occupation, education, qualification, theory);
