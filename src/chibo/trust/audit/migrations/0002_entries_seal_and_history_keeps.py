"""Make every change of a kept table part of an entry, with its history."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Make every change of a kept table part of an entry, with its history."""

    dependencies = [("audit", "0001_initial")]
    operations = [_run("entries"), _run("history"), _run("withdrawal")]
