"""Tie predecessors to successors, each with its share; the one successor of an ended unit becomes such a tie."""

from pathlib import Path
from typing import Any

from django.db import migrations, models
from django.db.models.deletion import PROTECT

_SQL = Path(__file__).with_name("sql")


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((_SQL / f"{name}.sql").read_text(), (_SQL / f"{name}.reverse.sql").read_text())


def _tie(to: str, *, null: bool = False, db_index: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(to=to, on_delete=PROTECT, related_name="+", null=null, db_index=db_index)


class Migration(migrations.Migration):
    """Tie predecessors to successors; backward, an ended unit keeps the successor with the largest share alone."""

    dependencies = [("units", "0004_the_tree_settles_once")]
    operations = [
        migrations.CreateModel(
            name="Lineage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("first_on", models.DateField()),
                ("kind", models.TextField(null=True)),
                ("share_numerator", models.BigIntegerField(db_default=1)),
                ("share_denominator", models.BigIntegerField(db_default=1)),
                ("predecessor", _tie("units.unit")),
                ("successor", _tie("units.unit", db_index=True)),
                ("decision", _tie("decisions.decision", null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("predecessor", "successor", "first_on"), name="lineage_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="lineage_ties_two_units",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share_denominator__gt", 0),
                            ("share_numerator__gte", 0),
                            ("share_numerator__lte", models.F("share_denominator")),
                        ),
                        name="lineage_share_is_sound",
                    ),
                ]
            },
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField("unit", "successor")],
            database_operations=[_run("successors_carried")],
        ),
        _run("lineage"),
    ]
