"""Find the roots of the tree without reading every unit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Find the roots of the tree without reading every unit."""

    dependencies = [("units", "0005_lineage")]
    operations = [
        migrations.AddIndex(
            "unit", models.Index(fields=("id",), condition=models.Q(is_apex=True), name="unit_is_apex")
        ),
    ]
