-- A coded value is one of its list. Checked once a statement, over all its rows; as sound as a foreign key, since
-- codes are never removed, and far cheaper under a bulk load.

CREATE FUNCTION codes_refuse_unlisted() RETURNS trigger LANGUAGE plpgsql AS $$
-- Arguments: 'list', the list's name, the column of the code; or 'column', the column naming the list, that of the code.
DECLARE
    list_of_row text := CASE TG_ARGV[0] WHEN 'list' THEN quote_literal(TG_ARGV[1]) ELSE format('changed.%I', TG_ARGV[1]) END;
    unlisted record;
BEGIN
    EXECUTE format('SELECT used.list, used.code FROM (SELECT DISTINCT %s::text AS list, changed.%I AS code FROM changed_rows changed) used
                     WHERE used.code IS NOT NULL
                       AND NOT EXISTS (SELECT 1 FROM codes_code listed WHERE listed.list = used.list AND listed.code = used.code)
                     LIMIT 1', list_of_row, TG_ARGV[2]) INTO unlisted;
    IF unlisted.code IS NOT NULL THEN
        RAISE EXCEPTION 'code % is not in list %', unlisted.code, unlisted.list
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'code_is_listed';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER code_is_never_removed BEFORE DELETE ON codes_code
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_rewriting();
CALL audit_keep_history('codes_code');
CALL audit_keep_history('codes_codemeaning');
