DROP FUNCTION known.units_subtree(bigint, date);
DROP FUNCTION units_subtree(bigint, date);
