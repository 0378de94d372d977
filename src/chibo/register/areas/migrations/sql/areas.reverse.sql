CALL audit_forget_triggers('areas_serving');
CALL audit_forget_triggers('areas_areacommune');
CALL audit_forget_triggers('areas_areaname');
CALL audit_forget_triggers('areas_area');
CALL audit_forget_triggers('areas_administrativeunit');
DROP TRIGGER area_kind_is_listed ON areas_area;
