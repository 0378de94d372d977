"""Let a kept table say whose its rows are, for good: so what was known of few is found without reading all history."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Let a kept table say whose its rows are, for good."""

    dependencies = [("audit", "0008_near_is_settled_table_by_table")]
    operations = [migrations.RunSQL((_SQL / "owners.sql").read_text(), (_SQL / "owners.reverse.sql").read_text())]
