DROP FUNCTION vietnamese_sort_key(text);
DROP FUNCTION vietnamese_fold(text);
