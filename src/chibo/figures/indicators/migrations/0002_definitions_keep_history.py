"""Keep the history of what an office defines and says of figures."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


class Migration(migrations.Migration):
    """Keep the history of what an office defines and says of figures."""

    dependencies = [("indicators", "0001_initial"), ("codes", "0002_codes_are_listed")]
    operations = [_run("kept")]
