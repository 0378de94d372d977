"""Keep the history of what was ordered, and let nobody rewrite what was rehearsed."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Keep the history of what was ordered, and let nobody rewrite what was rehearsed."""

    dependencies = [
        ("reorganisations", "0001_initial"),
        ("units", "0005_lineage"),
        ("offices", "0002_offices_hold_through_time"),
        ("members", "0003_lists_are_walked"),
        ("areas", "0003_names_are_searched"),
    ]
    operations = [
        migrations.RunSQL((_SQL / "kept.sql").read_text(), (_SQL / "kept.reverse.sql").read_text()),
    ]
