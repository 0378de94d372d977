"""Make the table of questions that people keep."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    models.UUIDField(db_default=models.Func(function="uuidv7"), editable=False, unique=True),
                ),
                ("name", models.CharField(max_length=100)),
                ("asked", models.CharField(max_length=2000)),
                ("place", models.IntegerField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="question_name_of_one"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="question_has_a_name"),
                ],
            },
        ),
    ]
