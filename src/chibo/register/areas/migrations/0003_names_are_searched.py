"""Keep each name folded beside it, so that a search reads it and does not work it out."""

from django.db import migrations

_FORWARD = """
ALTER TABLE areas_areaname ADD COLUMN folded text GENERATED ALWAYS AS (vietnamese_fold(name)) STORED;
CALL audit_keep_history('areas_areaname');
"""
_BACKWARD = """
CALL audit_forget_triggers('areas_areaname');
ALTER TABLE areas_areaname DROP COLUMN folded;
CALL audit_keep_history('areas_areaname');
"""


class Migration(migrations.Migration):
    """Keep each name folded beside it, so that a search reads it and does not work it out."""

    dependencies = [("areas", "0002_areas_hold_through_time")]
    operations = [migrations.RunSQL(_FORWARD, _BACKWARD)]
