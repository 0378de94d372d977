"""Find the few names that began on a known day without reading all names."""

from django.db import migrations

_FORWARD = """
CREATE INDEX person_name_dated ON people_personname (person_id, kind, first_on) WHERE first_on IS NOT NULL;
"""


class Migration(migrations.Migration):
    """Find the few names that began on a known day without reading all names."""

    dependencies = [("people", "0002_people_keep_history")]
    operations = [migrations.RunSQL(_FORWARD, "DROP INDEX person_name_dated")]
