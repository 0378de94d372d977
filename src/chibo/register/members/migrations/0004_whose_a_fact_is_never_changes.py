"""Say whose the room's facts are, for good."""

from django.db import migrations

_OWNERS = {
    "members_member": "person_id",
    "members_memberevent": "member_id",
    "members_place": "member_id",
}
_KEPT = "".join(f"CALL audit_keep_owner('{table}', '{owner}');" for table, owner in _OWNERS.items())
_FORGOTTEN = "".join(f"CALL audit_forget_owner('{table}');" for table in _OWNERS)


class Migration(migrations.Migration):
    """Say whose the room's facts are, for good."""

    dependencies = [("members", "0003_lists_are_walked"), ("audit", "0009_whose_a_fact_is_never_changes")]
    operations = [migrations.RunSQL(_KEPT, _FORGOTTEN)]
