"""Give names their order and search, and people their history."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Give names their order and search, and people their history."""

    dependencies = [("people", "0001_initial"), ("units", "0002_units_hold_through_time")]
    operations = [_run("people")]
