"""Make the tables of reorganisations."""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("decisions", "0002_decisions_keep_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "rehearsed_at",
                    models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False),
                ),
                ("known_seq", models.BigIntegerField()),
                ("actions_digest", models.TextField()),
                ("balance", models.JSONField()),
                ("is_sound", models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name="PlannedChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("action", models.IntegerField()),
                ("change", models.TextField()),
                ("subject_id", models.BigIntegerField()),
                ("other_id", models.BigIntegerField(null=True)),
                ("dimension", models.TextField(db_default="")),
                ("text", models.TextField(db_default="")),
                ("share_numerator", models.BigIntegerField(null=True)),
                ("share_denominator", models.BigIntegerField(null=True)),
                (
                    "rehearsal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="reorganisations.rehearsal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.TextField()),
                ("refuses", models.BooleanField()),
                ("action", models.IntegerField(null=True)),
                (
                    "unit_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[]),
                ),
                ("subject", models.TextField(db_default="")),
                ("told", models.JSONField(db_default={})),
                (
                    "rehearsal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="reorganisations.rehearsal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reorganisation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(db_default=models.Func(function="uuidv7"), editable=False, unique=True)),
                ("title", models.TextField()),
                ("effective_on", models.DateField()),
                ("drafted_by", models.TextField()),
                ("drafted_by_name", models.TextField()),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="decisions.decision",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="rehearsal",
            name="reorganisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reorganisations.reorganisation"
            ),
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("rehearsal_id", models.BigIntegerField()),
                ("drafted_by", models.TextField()),
                ("approved_by", models.TextField()),
                ("approved_by_name", models.TextField()),
                (
                    "reorganisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reorganisations.reorganisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("rehearsal_id", models.BigIntegerField()),
                ("written_by", models.BigIntegerField()),
                (
                    "reorganisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reorganisations.reorganisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                ("kind", models.TextField()),
                ("content", models.JSONField()),
                (
                    "reorganisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reorganisations.reorganisation",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="reorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="reorganisation_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="reorganisation",
            constraint=models.UniqueConstraint(fields=("id", "drafted_by"), name="reorganisation_with_its_drafter"),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                name="approval_by_another_than_the_drafter",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(fields=("reorganisation",), name="approval_once"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("reorganisation",), name="application_once"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("reorganisation", "position"),
                name="action_one_at_a_position",
            ),
        ),
    ]
