CALL audit_keep_history('indicators_definition');
CALL audit_keep_history('indicators_outsidefigure');
