CREATE TRIGGER decision_kind_is_listed AFTER INSERT ON decisions_decision REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'decision_kind', 'kind');
CREATE TRIGGER decision_kind_is_listed_changed AFTER UPDATE ON decisions_decision REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'decision_kind', 'kind');
CALL audit_keep_history('decisions_decision');
