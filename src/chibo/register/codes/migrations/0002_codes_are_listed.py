"""Hold that a coded value is one of its list."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Hold that a coded value is one of its list."""

    dependencies = [("codes", "0001_initial"), ("audit", "0002_entries_seal_and_history_keeps")]
    operations = [_run("vietnamese_text"), _run("listed")]
