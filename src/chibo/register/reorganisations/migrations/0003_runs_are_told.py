"""Tell how far a deed is that is carried out beside the request that asked for it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tell how far a deed is that is carried out beside the request that asked for it."""

    dependencies = [("reorganisations", "0002_reorganisations_are_kept")]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("what", models.TextField()),
                ("reason", models.TextField(db_default="")),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.TextField()),
                (
                    "started_at",
                    models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False),
                ),
                ("began_at", models.DateTimeField(null=True)),
                ("step", models.IntegerField(db_default=0)),
                ("steps", models.IntegerField(db_default=0)),
                ("step_name", models.TextField(db_default="")),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(db_default="")),
                ("told", models.JSONField(db_default={})),
                (
                    "reorganisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reorganisations.reorganisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("reorganisation",),
                        name="run_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="run_ends_with_an_outcome",
                    ),
                ]
            },
        ),
    ]
