"""Settle table by table how what was known is read: where one was rewritten whole, the others are read as they are."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Settle table by table how what was known is read."""

    dependencies = [("audit", "0007_where_later_history_begins_is_settled_once")]
    operations = [
        migrations.RunSQL((_SQL / "near_tables.sql").read_text(), (_SQL / "near_tables.reverse.sql").read_text())
    ]
