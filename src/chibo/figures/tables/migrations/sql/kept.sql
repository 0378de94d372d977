-- What was signed stays as it was signed: a correction is another edition.
CREATE TRIGGER signed_table_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON tables_signedtable
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();
CALL audit_keep_history('tables_signedtable');
