CALL audit_forget_triggers('tables_signedtable');
DROP TRIGGER signed_table_is_never_rewritten ON tables_signedtable;
