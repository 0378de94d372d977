CALL audit_forget_triggers('indicators_outsidefigure');
CALL audit_forget_triggers('indicators_definition');
