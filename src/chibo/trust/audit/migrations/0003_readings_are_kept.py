"""Keep who opened what is masked, for good."""

import django.db.models.functions.datetime
from django.db import migrations, models

_KEPT = """
CREATE TRIGGER reading_is_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_reading
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_rewriting();
"""


class Migration(migrations.Migration):
    """Keep who opened what is masked, for good."""

    dependencies = [("audit", "0002_entries_seal_and_history_keeps")]
    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("read_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=40)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.CharField(db_index=True, max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("actor_name", ""), _negated=True), name="reading_names_its_actor"
                    )
                ],
            },
        ),
        migrations.RunSQL(_KEPT, "DROP TRIGGER reading_is_never_rewritten ON audit_reading"),
    ]
