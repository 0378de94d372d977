"""Areas: villages and residential blocks, the communes they lie in, and the cells that serve them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func

UNIT = "units.Unit"


class AdministrativeUnit(models.Model):
    """One row is a province, district or commune of the state under its official code during a period.

    Codes are text, with leading zeros; the same code may mean another place after a reform.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField()
    level = models.TextField()
    parent_code = models.TextField(null=True)
    kind = models.TextField()
    name = models.TextField()
    valid_during = DateRangeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level__in=("province", "district", "commune")), name="administrative_level_known"
            ),
        )


class Area(models.Model):
    """One row is one village or block from its founding to its end."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    code = models.TextField(unique=True, null=True)
    kind = models.TextField()
    valid_during = DateRangeField()


class AreaName(models.Model):
    """One row is the name an area bears from a day on (sequence)."""

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    first_on = models.DateField(null=True)
    name = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("area", "first_on"), nulls_distinct=False, name="area_name_one_at_a_time"),
            models.CheckConstraint(condition=~models.Q(name=""), name="area_name_not_blank"),
        )


class AreaCommune(models.Model):
    """One row is the commune an area lies in during a period (spell), by official code."""

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    commune_code = models.TextField()
    valid_during = DateRangeField()


class Serving(models.Model):
    """One row says which cell serves an area during a period (spell); own or joint follows from the count."""

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    cell = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    valid_during = DateRangeField()
