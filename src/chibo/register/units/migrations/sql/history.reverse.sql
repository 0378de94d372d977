ALTER TABLE access_grant DROP CONSTRAINT grant_unit_exists;
DROP VIEW known.units_ancestry;
CALL audit_forget_triggers('units_term');
CALL audit_forget_triggers('units_placement');
CALL audit_forget_triggers('units_unitattribute');
CALL audit_forget_triggers('units_unitcode');
CALL audit_forget_triggers('units_unitname');
CALL audit_forget_triggers('units_unit');
