DROP FUNCTION audit_withdraw(bigint);
DROP FUNCTION audit_later_changes(bigint);
