-- The database refuses a demo sign-in outside a demo data folder.

CREATE FUNCTION accounts_refuse_demo_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.is_demo AND NOT EXISTS (SELECT 1 FROM audit_installation WHERE kind = 'demo') THEN
        RAISE EXCEPTION 'demo sign-ins exist only in a demo data folder'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'demo_user_only_in_a_demo';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER demo_user_only_in_a_demo BEFORE INSERT OR UPDATE OF is_demo ON accounts_user
    FOR EACH ROW EXECUTE FUNCTION accounts_refuse_demo_user();
