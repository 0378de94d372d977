"""Keep the history of signed tables, and let nobody rewrite one."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Keep the history of signed tables, and let nobody rewrite one."""

    dependencies = [("tables", "0001_initial"), ("units", "0004_the_tree_settles_once")]
    operations = [
        migrations.RunSQL((_SQL / "kept.sql").read_text(), (_SQL / "kept.reverse.sql").read_text()),
    ]
