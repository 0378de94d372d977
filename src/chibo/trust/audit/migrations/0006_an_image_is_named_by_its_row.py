"""Name an image in history by its row and its place in line: one index serves as the key and finds a row's images."""

from django.db import migrations

_KEYS = """
DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT name FROM audit_kept_table ORDER BY position LOOP
        EXECUTE format('ALTER TABLE history.%I DROP CONSTRAINT %I', kept, kept || '_pkey');
        EXECUTE format('DROP INDEX history.%I', kept || '_images');
        EXECUTE format('ALTER TABLE history.%I ADD CONSTRAINT %I PRIMARY KEY (id, history_id)', kept, kept || '_images');
    END LOOP;
    EXECUTE replace(replace(pg_get_functiondef('audit_keep_history(text)'::regprocedure),
        ' AS IDENTITY PRIMARY KEY', ' AS IDENTITY'),
        $was$EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (id, history_id)', kept || '_images', kept);$was$,
        $now$IF to_regclass(format('history.%I', kept || '_images')) IS NULL THEN
        EXECUTE format('ALTER TABLE history.%I ADD CONSTRAINT %I PRIMARY KEY (id, history_id)', kept, kept || '_images');
    END IF;$now$);
END $$
"""
_BACK = """
DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT name FROM audit_kept_table ORDER BY position LOOP
        EXECUTE format('ALTER TABLE history.%I DROP CONSTRAINT %I', kept, kept || '_images');
        EXECUTE format('ALTER TABLE history.%I ADD CONSTRAINT %I PRIMARY KEY (history_id)', kept, kept || '_pkey');
        EXECUTE format('CREATE INDEX %I ON history.%I (id, history_id)', kept || '_images', kept);
    END LOOP;
    EXECUTE replace(replace(pg_get_functiondef('audit_keep_history(text)'::regprocedure),
        'GENERATED ALWAYS AS IDENTITY,', 'GENERATED ALWAYS AS IDENTITY PRIMARY KEY,'),
        $now$IF to_regclass(format('history.%I', kept || '_images')) IS NULL THEN
        EXECUTE format('ALTER TABLE history.%I ADD CONSTRAINT %I PRIMARY KEY (id, history_id)', kept, kept || '_images');
    END IF;$now$,
        $was$EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (id, history_id)', kept || '_images', kept);$was$);
END $$
"""


class Migration(migrations.Migration):
    """Name an image in history by its row and its place in line."""

    dependencies = [("audit", "0005_what_was_known_is_read_from_what_is")]
    operations = [migrations.RunSQL(_KEYS, _BACK)]
