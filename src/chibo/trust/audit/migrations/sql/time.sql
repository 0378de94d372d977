-- What a day and a period are, for every table of the register.

CREATE FUNCTION audit_transaction() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pg_current_xact_id()::text::bigint
$$;

CREATE FUNCTION day_is_sound(day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
-- Unbounded is NULL; 'infinity' is refused.
    SELECT day IS NULL OR isfinite(day)
$$;

CREATE FUNCTION period_is_sound(period daterange) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
-- A period holds on one day at least, and its bounds are days or unbounded.
    SELECT NOT isempty(period)
       AND (lower_inf(period) OR isfinite(lower(period)))
       AND (upper_inf(period) OR isfinite(upper(period)))
$$;
