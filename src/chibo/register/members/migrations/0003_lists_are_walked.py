"""Let a long list of members be walked in its order, without reading the whole register for a page of it."""

from django.db import migrations

# The key of places by member and period is a GiST, ten times as slow to ask for one member as this.
_FORWARD = """
CREATE INDEX place_of_member ON members_place USING hash (member_id);
CREATE INDEX place_by_end ON members_place
    ((coalesce(upper(valid_during), 'infinity'::date)), (coalesce(lower(valid_during), '-infinity'::date)))
    INCLUDE (cell_id, valid_during);
CREATE INDEX member_of_person ON members_member (person_id) INCLUDE (id);
CREATE INDEX member_event_admission ON members_memberevent ("on") INCLUDE (member_id, kind)
 WHERE kind IN ('admitted', 'readmitted');
"""
_BACKWARD = """
DROP INDEX member_event_admission;
DROP INDEX member_of_person;
DROP INDEX place_by_end;
DROP INDEX place_of_member;
"""


class Migration(migrations.Migration):
    """Let a long list of members be walked in its order, without reading the whole register for a page of it."""

    dependencies = [("members", "0002_members_hold_through_time"), ("people", "0004_lists_are_walked")]
    operations = [migrations.RunSQL(_FORWARD, _BACKWARD)]
