"""Read what was known from the rows as they are, and from history only what was touched since."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    """Read what was known from the rows as they are, and from history only what was touched since."""

    dependencies = [("audit", "0004_history_is_found_by_small_ranges")]
    operations = [
        migrations.RunSQL((_SQL / "known.sql").read_text(), (_SQL / "known.reverse.sql").read_text()),
    ]
