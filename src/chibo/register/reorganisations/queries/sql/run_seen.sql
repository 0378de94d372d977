-- Question: how far is this run, or the last one of this reorganisation? A process that is at work holds the lock of
-- its run; one that never came within a minute, or whose lock is gone, has broken off.
-- Parameters: run or reorganisation (the other NULL), space (of the locks). Index: runs by reorganisation.
SELECT CASE WHEN run.ended_at IS NOT NULL THEN run.outcome
            WHEN EXISTS (SELECT FROM pg_locks held
                          WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
                            AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                            AND held.classid = (hashtext(%(space)s)::bigint & 4294967295)::oid
                            AND held.objid = (run.id & 4294967295)::oid) THEN 'running'
            WHEN run.began_at IS NULL AND run.started_at > clock_timestamp() - interval '1 minute' THEN 'starting'
            ELSE 'broken' END,
       run.told::text, run.id, run.reorganisation_id, run.what, run.actor_name, run.started_at, run.ended_at,
       run.step, run.steps, run.step_name
  FROM reorganisations_run run
 WHERE run.id = coalesce(%(run)s, run.id) AND run.reorganisation_id = coalesce(%(reorganisation)s, run.reorganisation_id)
 ORDER BY run.id DESC
 LIMIT 1
