"""Find what an entry changed by ranges of 16 pages instead of 128: a short entry has a row or two in each table."""

from django.db import migrations

_RANGES = """
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT index.indexrelid::regclass AS name FROM pg_index index
          JOIN pg_class named ON named.oid = index.indexrelid AND named.relnamespace = 'history'::regnamespace
          JOIN pg_am way ON way.oid = named.relam AND way.amname = 'brin'
    LOOP
        EXECUTE format('ALTER INDEX %s SET (pages_per_range = {pages})', found.name);
        EXECUTE format('REINDEX INDEX %s', found.name);
    END LOOP;
    EXECUTE replace(pg_get_functiondef('audit_keep_history(text)'::regprocedure), '({was})', '({becomes})');
END $$
"""
_BEFORE, _AFTER = "autosummarize = on", "autosummarize = on, pages_per_range = 16"


class Migration(migrations.Migration):
    """Find what an entry changed by ranges of 16 pages instead of 128."""

    dependencies = [("audit", "0003_readings_are_kept")]
    operations = [
        migrations.RunSQL(
            _RANGES.format(pages=16, was=_BEFORE, becomes=_AFTER),
            _RANGES.format(pages=128, was=_AFTER, becomes=_BEFORE),
        )
    ]
