"""What an office says of figures: indicators of its own, and figures from outside the register."""

from django.db import models

UNIT = "units.Unit"


class Definition(models.Model):
    """One row is one indicator that an office defined, in the latest version; history keeps the earlier ones.

    `content` is the table of the file as it was checked. It is checked again whenever it is read.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    version = models.IntegerField(default=1)
    content = models.JSONField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(version__gte=1), name="definition_version_counts_from_one"),
        )

    def __str__(self) -> str:
        return self.code


class OutsideFigure(models.Model):
    """One row is one figure from outside: of a kind, for a unit, from a day on (a target: in a span), with source."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    indicator = models.TextField(blank=True, db_default="")
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField(null=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    source = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "indicator", "unit", "first_on", "last_on"),
                nulls_distinct=False,
                name="outside_figure_once",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="outside_figure_is_not_negative"),
            models.CheckConstraint(condition=~models.Q(source=""), name="outside_figure_has_a_source"),
            models.CheckConstraint(
                condition=~models.Q(kind="target") | models.Q(last_on__isnull=False) & ~models.Q(indicator=""),
                name="target_has_a_span_and_an_indicator",
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__isnull=True) | models.Q(last_on__gte=models.F("first_on")),
                name="outside_figure_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.first_on:%d/%m/%Y}"
