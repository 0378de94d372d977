"""Hold seats and holders over the whole of time."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Hold seats and holders over the whole of time."""

    dependencies = [
        ("offices", "0001_initial"),
        ("members", "0002_members_hold_through_time"),
        ("areas", "0002_areas_hold_through_time"),
    ]
    operations = [_run("offices")]
