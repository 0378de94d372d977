-- What was signed stays as it was signed: a correction is another edition. By the row: taking back an entry that signed
-- nothing passes over this table.
CREATE TRIGGER signed_table_is_never_rewritten BEFORE UPDATE OR DELETE ON tables_signedtable
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_rewriting();
CALL audit_keep_history('tables_signedtable');
