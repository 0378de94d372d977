"""Ask what stands in a unit on a day without working out the days of each unit."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Ask what stands in a unit on a day without working out the days of each unit."""

    dependencies = [("units", "0006_roots_are_found")]
    operations = [migrations.RunSQL((_SQL / "subtree.sql").read_text(), (_SQL / "subtree.reverse.sql").read_text())]
