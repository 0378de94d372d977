CALL audit_forget_triggers('codes_codemeaning');
CALL audit_forget_triggers('codes_code');
DROP TRIGGER code_is_never_removed ON codes_code;
DROP FUNCTION codes_refuse_unlisted();
