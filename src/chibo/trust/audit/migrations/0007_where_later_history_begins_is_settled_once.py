"""Settle once, before anything is read as it was known, where in history what came later begins: not row by row."""

from django.db import migrations

_SETTLED = """
CREATE FUNCTION audit_known_later_from() RETURNS bigint LANGUAGE sql STABLE AS $$
-- The least id of what came after chibo.known_seq, as `known_at` has settled it. NULL where nothing did.
    SELECT nullif(current_setting('chibo.known_later_from'), '')::bigint
$$;
"""
_SHOWN = """
DO $$
DECLARE
    kept text;
BEGIN
    EXECUTE replace(pg_get_functiondef('audit_show_known(text)'::regprocedure), '{was}', '{becomes}');
    FOR kept IN SELECT name FROM audit_kept_table WHERE to_regclass('known.' || quote_ident(name)) IS NOT NULL LOOP
        CALL audit_show_known(kept);
    END LOOP;
END $$;
"""
_BEFORE, _AFTER = "audit_first_entry_after(audit_known_seq())", "audit_known_later_from()"


class Migration(migrations.Migration):
    """Settle once where in history what came later begins."""

    dependencies = [("audit", "0006_an_image_is_named_by_its_row")]
    operations = [
        migrations.RunSQL(_SETTLED, "DROP FUNCTION audit_known_later_from()"),
        migrations.RunSQL(_SHOWN.format(was=_BEFORE, becomes=_AFTER), _SHOWN.format(was=_AFTER, becomes=_BEFORE)),
    ]
