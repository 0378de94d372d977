"""Say whose the room's facts are, for good."""

from django.db import migrations

_OWNERS = {
    "areas_serving": "area_id",
    "areas_areacommune": "area_id",
}
_KEPT = "".join(f"CALL audit_keep_owner('{table}', '{owner}');" for table, owner in _OWNERS.items())
_FORGOTTEN = "".join(f"CALL audit_forget_owner('{table}');" for table in _OWNERS)


class Migration(migrations.Migration):
    """Say whose the room's facts are, for good."""

    dependencies = [("areas", "0003_names_are_searched"), ("audit", "0009_whose_a_fact_is_never_changes")]
    operations = [migrations.RunSQL(_KEPT, _FORGOTTEN)]
