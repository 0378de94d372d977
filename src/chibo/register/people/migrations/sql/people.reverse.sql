CALL audit_forget_triggers('people_sheetitem');
CALL audit_forget_triggers('people_personattribute');
CALL audit_forget_triggers('people_identifier');
CALL audit_forget_triggers('people_personname');
CALL audit_forget_triggers('people_person');
DROP TRIGGER person_attribute_code_is_listed_changed ON people_personattribute;
DROP TRIGGER person_attribute_code_is_listed_new ON people_personattribute;
DROP TRIGGER identifier_kind_is_listed ON people_identifier;
ALTER TABLE people_personname DROP COLUMN sort_key, DROP COLUMN folded;
