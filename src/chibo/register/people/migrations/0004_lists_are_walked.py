"""Let people be walked in order of their names and of their births, and find the few attributes that changed."""

from django.db import migrations

_FORWARD = """
DROP INDEX person_name_sorted;
CREATE INDEX person_name_in_order ON people_personname (sort_key COLLATE "C") INCLUDE (person_id, first_on) WHERE kind = 'birth';
CREATE INDEX person_by_birth ON people_person (born_on) INCLUDE (id);
CREATE INDEX person_by_birth_descending ON people_person (born_on DESC NULLS LAST) INCLUDE (id);
CREATE INDEX person_attribute_dated ON people_personattribute (person_id, dimension, first_on) WHERE first_on IS NOT NULL;
"""
_BACKWARD = """
DROP INDEX person_attribute_dated;
DROP INDEX person_by_birth_descending;
DROP INDEX person_by_birth;
DROP INDEX person_name_in_order;
CREATE INDEX person_name_sorted ON people_personname (sort_key COLLATE "C");
"""


class Migration(migrations.Migration):
    """Let people be walked in order of their names and of their births."""

    dependencies = [("people", "0003_dated_names_are_few")]
    operations = [migrations.RunSQL(_FORWARD, _BACKWARD)]
