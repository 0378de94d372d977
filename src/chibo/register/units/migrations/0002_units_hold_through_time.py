"""Hold lives, placements, codes and terms of units over the whole of time."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Hold lives, placements, codes and terms of units over the whole of time."""

    dependencies = [
        ("units", "0001_initial"),
        ("decisions", "0002_decisions_keep_history"),
        ("access", "0003_grants_keep_history"),
    ]
    operations = [_run("lives"), _run("ancestry"), _run("history")]
