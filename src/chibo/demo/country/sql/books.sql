-- The entries under which all is recorded: the opening, then one at the end of each year, the last on 30/06/2025.
-- Setting: country.actor.
CREATE UNLOGGED TABLE country.book AS
SELECT number, (SELECT coalesce(max(id), 0) FROM audit_entry) + 1 + number AS id, (SELECT coalesce(max(seq), 0) FROM audit_entry) + 1 + number AS seq,
       CASE number WHEN 0 THEN TIMESTAMPTZ '2010-01-01 09:00+07' WHEN 16 THEN TIMESTAMPTZ '2025-06-30 17:00+07'
            ELSE make_timestamptz(2009 + number, 12, 31, 17, 0, 0, 'Asia/Ho_Chi_Minh') END AS recorded_at
  FROM generate_series(0, 16) number;

INSERT INTO audit_entry (id, seq, recorded_at, kind, actor_name, reason, basis_kind, basis_id, is_closing)
SELECT id, seq, recorded_at, 'setup', current_setting('country.actor'),
       CASE number WHEN 0 THEN 'Country: opening' ELSE format('Country: %s', 2009 + number) END, '', '', true
  FROM country.book ORDER BY number;
SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), max(id)) FROM audit_entry;

DO $$
-- As functions with their values in them: they are asked a hundred million times.
BEGIN
    EXECUTE format('CREATE FUNCTION country.book_of(day date) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
                    RETURN %s + greatest(0, coalesce(extract(year FROM day)::int, 0) - 2009)', (SELECT min(id) FROM country.book));
    EXECUTE format('CREATE FUNCTION country.book_of_person(person bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
                    RETURN %s + width_bucket(person, %L::bigint[])', (SELECT min(id) FROM country.book),
                   (WITH begun AS MATERIALIZED (SELECT greatest(0, extract(year FROM entered_on)::int - 2009) AS number, min(id) AS first FROM country.person GROUP BY 1)
                    SELECT array_agg(coalesce((SELECT min(first) FROM begun WHERE begun.number >= book.number), (SELECT max(id) + 1 FROM country.person)) ORDER BY book.number)
                      FROM country.book WHERE book.number > 0));
END $$;
