CALL audit_forget_triggers('decisions_decision');
DROP TRIGGER decision_kind_is_listed_changed ON decisions_decision;
DROP TRIGGER decision_kind_is_listed ON decisions_decision;
