"""Keep each name folded beside it, so that a search reads it and does not work it out."""

from django.db import migrations

_FORWARD = """
ALTER TABLE units_unitname ADD COLUMN folded text GENERATED ALWAYS AS (vietnamese_fold(name)) STORED;
CALL audit_keep_history('units_unitname');
"""
_BACKWARD = """
CALL audit_forget_triggers('units_unitname');
ALTER TABLE units_unitname DROP COLUMN folded;
CALL audit_keep_history('units_unitname');
"""


class Migration(migrations.Migration):
    """Keep each name folded beside it, so that a search reads it and does not work it out."""

    dependencies = [("units", "0002_units_hold_through_time")]
    operations = [migrations.RunSQL(_FORWARD, _BACKWARD)]
