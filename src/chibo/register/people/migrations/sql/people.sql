ALTER TABLE people_personname
    ADD COLUMN folded text GENERATED ALWAYS AS (vietnamese_fold(name)) STORED,
    ADD COLUMN sort_key text GENERATED ALWAYS AS (vietnamese_sort_key(name)) STORED,
    ADD CONSTRAINT person_name_day_is_sound CHECK (day_is_sound(first_on));
CREATE INDEX person_name_sorted ON people_personname (sort_key COLLATE "C");
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX person_name_searched ON people_personname USING gin (folded gin_trgm_ops) WITH (fastupdate = on);
ALTER TABLE people_personattribute ADD CONSTRAINT person_attribute_day_is_sound CHECK (day_is_sound(first_on));
CREATE TRIGGER identifier_kind_is_listed AFTER INSERT ON people_identifier REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'identifier_kind', 'kind');
CREATE TRIGGER identifier_kind_is_listed_changed AFTER UPDATE ON people_identifier REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('list', 'identifier_kind', 'kind');
CREATE TRIGGER person_attribute_code_is_listed_new AFTER INSERT ON people_personattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('column', 'dimension', 'code');
CREATE TRIGGER person_attribute_code_is_listed_changed AFTER UPDATE ON people_personattribute REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('column', 'dimension', 'code');
CALL audit_keep_history('people_person');
CALL audit_keep_history('people_personname');
CALL audit_keep_history('people_identifier');
CALL audit_keep_history('people_personattribute');
CALL audit_keep_history('people_sheetitem');
