import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0002_entries_seal_and_history_keeps")]
    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("taken_in_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("speaks_on", models.DateField()),
                ("files", models.JSONField()),
                ("counts", models.JSONField()),
                ("entry_id", models.BigIntegerField(unique=True)),
            ],
        ),
    ]
