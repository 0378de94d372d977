"""Hold the places and events of members over the whole of time."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Hold the places and events of members over the whole of time."""

    dependencies = [("members", "0001_initial"), ("people", "0002_people_keep_history")]
    operations = [_run("places")]
