-- What was ordered keeps history; what was rehearsed is added and never rewritten: it is what was approved.
ALTER TABLE reorganisations_approval
    ADD CONSTRAINT approval_knows_the_drafter FOREIGN KEY (reorganisation_id, drafted_by)
        REFERENCES reorganisations_reorganisation (id, drafted_by) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER rehearsal_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON reorganisations_rehearsal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();
CREATE TRIGGER plan_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON reorganisations_plannedchange
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();
CREATE TRIGGER finding_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON reorganisations_finding
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();
CREATE FUNCTION reorganisations_refuse_late_rows() RETURNS trigger LANGUAGE plpgsql AS $$
-- Rows join a plan only while their rehearsal is being written: what is in progress and seen is this transaction's own.
DECLARE
    epoch bigint := (audit_transaction() >> 32) << 32;
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT rehearsal_id FROM changed_rows) told
                 LEFT JOIN reorganisations_rehearsal rehearsal ON rehearsal.id = told.rehearsal_id
                WHERE pg_xact_status((epoch + rehearsal.xmin::text::bigint)::text::xid8) IS DISTINCT FROM 'in progress') THEN
        RAISE EXCEPTION 'a plan that was rehearsed is not added to: rehearse again'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'past_is_never_rewritten';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER plan_is_never_added_to AFTER INSERT ON reorganisations_plannedchange REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reorganisations_refuse_late_rows();
CREATE TRIGGER finding_is_never_added_to AFTER INSERT ON reorganisations_finding REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reorganisations_refuse_late_rows();
CALL audit_keep_history('reorganisations_reorganisation');
CALL audit_keep_history('reorganisations_action');
CALL audit_keep_history('reorganisations_approval');
CALL audit_keep_history('reorganisations_application');
