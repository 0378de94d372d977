DROP TRIGGER demo_user_only_in_a_demo ON accounts_user;
DROP FUNCTION accounts_refuse_demo_user();
