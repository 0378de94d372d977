"""Settle the tree once a transaction, set-wise, in place of keys and ancestry by the statement."""

from pathlib import Path
from typing import Any

import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING, PROTECT

_SQL = Path(__file__).with_name("sql")
_FORWARD = (_SQL / "settling.sql").read_text()
_BACKWARD = "".join(
    (
        (_SQL / "settling.reverse.sql").read_text(),
        (_SQL / "ancestry.sql").read_text(),
        "SELECT units_rebuild_ancestry();",
    )
)


def _tie(**options: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(to="units.unit", related_name="+", **options)


_ANCESTRY: list[tuple[str, Any]] = [
    ("pk", models.CompositePrimaryKey("unit", "ancestor", "valid_during", primary_key=True, serialize=False)),
    ("unit", _tie(on_delete=DO_NOTHING)),
    ("ancestor", _tie(on_delete=DO_NOTHING)),
    ("depth", models.SmallIntegerField()),
    ("valid_during", django.contrib.postgres.fields.ranges.DateRangeField()),
]


class Migration(migrations.Migration):
    """Settle the tree once a transaction, set-wise; backward it gives the former keys and ancestry again."""

    dependencies = [("units", "0003_names_are_searched")]
    operations = [
        migrations.AlterField("placement", "unit", _tie(on_delete=PROTECT, db_index=False, db_constraint=False)),
        migrations.AlterField("placement", "parent", _tie(on_delete=PROTECT, db_index=False, db_constraint=False)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel("Ancestry"),
                migrations.CreateModel(
                    "Ancestry", fields=_ANCESTRY, options={"managed": False, "db_table": "units_ancestry"}
                ),
            ],
            database_operations=[migrations.RunSQL(_FORWARD, _BACKWARD)],
        ),
    ]
