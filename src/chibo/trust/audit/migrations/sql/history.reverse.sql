DROP PROCEDURE audit_keep_history(text);
DROP PROCEDURE audit_forget_triggers(text);
DROP FUNCTION audit_columns_of(regclass, boolean);
DROP FUNCTION audit_write_history();
DROP TABLE audit_kept_table;
DROP SCHEMA known;
DROP SCHEMA history CASCADE;
