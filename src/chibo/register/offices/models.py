"""Offices: the posts of units and areas, and who holds them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func

UNIT = "units.Unit"


class Seat(models.Model):
    """One row is one post of one unit or area during a period; a plural seat may have several holders at a time."""

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("areas.Area", models.PROTECT, null=True, related_name="+")
    post = models.TextField()
    is_single = models.BooleanField()
    valid_during = DateRangeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True, area__isnull=False)
                | models.Q(unit__isnull=False, area__isnull=True),
                name="seat_of_a_unit_or_an_area",
            ),
            models.UniqueConstraint(fields=("id", "is_single"), name="seat_id_with_singleness"),
        )


class Holding(models.Model):
    """One row says that a person holds a seat during a period (spell), elected or appointed, on what decision."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", db_index=False)
    is_single = models.BooleanField()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    valid_during = DateRangeField()
    from_precision = models.CharField(max_length=1, db_default="d")
    appointment_form = models.TextField(null=True)
    congress_ordinal = models.SmallIntegerField(null=True)
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+", db_index=False)
