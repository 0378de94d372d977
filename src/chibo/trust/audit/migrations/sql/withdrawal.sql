-- Withdrawal: the living tables become what they were before an entry, by an entry of its own; history keeps both.

CREATE FUNCTION audit_later_changes(withdrawn bigint) RETURNS TABLE (kept text, row_id bigint, later_entry bigint)
LANGUAGE plpgsql STABLE AS $$
-- Rows the entry touched that are not as it left them: while there are any, it cannot be withdrawn. What a later entry
-- changed and its withdrawal put back is as it was left.
DECLARE
    one record;
BEGIN
    FOR one IN SELECT name FROM audit_kept_table ORDER BY position LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L::text, own.id, last_image.entry_id
               FROM (SELECT DISTINCT ON (id) * FROM history.%I WHERE entry_id = $1 ORDER BY id, history_id DESC) own
               JOIN LATERAL (SELECT * FROM history.%I image WHERE image.id = own.id
                              ORDER BY image.history_id DESC LIMIT 1) last_image ON last_image.history_id > own.history_id
              WHERE (last_image.operation = ''D'') <> (own.operation = ''D'')
                 OR last_image.operation <> ''D''
                    AND to_jsonb(last_image) - ''{history_id,entry_id,operation}''::text[]
                        <> to_jsonb(own) - ''{history_id,entry_id,operation}''::text[]',
            one.name, one.name, one.name) USING withdrawn;
    END LOOP;
END $$;

CREATE FUNCTION audit_withdraw(withdrawn bigint) RETURNS bigint LANGUAGE plpgsql AS $$
-- Takes the rows the entry wrote out of the living tables (last first) and puts the images before it back (first
-- first). Returns how many rows were touched. The caller has made sure that no later change rests on them.
DECLARE
    one record;
    columns text;
    touched bigint := 0;
    some_rows bigint;
BEGIN
    FOR one IN SELECT name FROM audit_kept_table ORDER BY position DESC LOOP
        EXECUTE format('DELETE FROM %I WHERE id IN (SELECT id FROM history.%I WHERE entry_id = $1)', one.name, one.name)
          USING withdrawn;
        GET DIAGNOSTICS some_rows = ROW_COUNT;
        touched := touched + some_rows;
    END LOOP;
    FOR one IN SELECT name FROM audit_kept_table ORDER BY position LOOP
        columns := audit_columns_of(one.name::regclass, false);
        EXECUTE format(
            'INSERT INTO %I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM (
                 SELECT DISTINCT ON (image.id) image.* FROM history.%I image
                   JOIN (SELECT id, min(history_id) AS first_id FROM history.%I WHERE entry_id = $1 GROUP BY id) touched
                     ON touched.id = image.id AND image.history_id < touched.first_id
                  ORDER BY image.id, image.history_id DESC) before_it
              WHERE operation <> ''D''', one.name, columns, columns, one.name, one.name) USING withdrawn;
        GET DIAGNOSTICS some_rows = ROW_COUNT;
        touched := touched + some_rows;
    END LOOP;
    RETURN touched;
END $$;
