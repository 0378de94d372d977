"""Members: the events of a membership, and the cells where a member is counted, meets, pays and lives."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func

PERSON = "people.Person"
UNIT = "units.Unit"
PRECISIONS = ("d", "m", "y", "u")


class Member(models.Model):
    """One row is one person whose membership the register keeps or has kept; events say since when and until when."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    person = models.OneToOneField(PERSON, models.PROTECT, related_name="+")


class MemberEvent(models.Model):
    """One row is one dated event of a membership, with the attributes of its day.

    Three dates differ: `decided_on` (the decision, from which party age counts), `on` of an admission (the ceremony)
    and `on` of a recognition (full membership). `cell` is the cell concerned; a transfer's counterpart is a unit of
    the register or a place in words.
    """

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    on = models.DateField(null=True)
    precision = models.CharField(max_length=1, db_default="d")
    decided_on = models.DateField(null=True)
    decided_precision = models.CharField(max_length=1, db_default="u")
    cell = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+")
    counterpart = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    counterpart_text = models.TextField(blank=True, db_default="")
    exit_kind = models.TextField(null=True)
    occupation = models.TextField(null=True)
    education = models.TextField(null=True)
    qualification = models.TextField(null=True)
    theory = models.TextField(null=True)
    religion = models.TextField(null=True)
    union_member = models.BooleanField(null=True)
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "kind", "on"), nulls_distinct=False, name="member_event_once"),
            models.CheckConstraint(condition=models.Q(precision__in=PRECISIONS), name="member_event_precision_known"),
            models.CheckConstraint(
                condition=models.Q(on__isnull=True, precision="u")
                | models.Q(on__isnull=False) & ~models.Q(precision="u"),
                name="member_event_day_or_unknown",
            ),
        )
        indexes = (models.Index(fields=("kind", "on"), name="member_event_by_kind_and_day"),)


class PlaceRow(models.Model):
    """What the four relations of a member to a cell share: one cell at a time, within the cell's life."""

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", db_index=False)
    cell = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    valid_during = DateRangeField()
    from_precision = models.CharField(max_length=1, db_default="d")

    class Meta:
        abstract = True


class Place(PlaceRow):
    """One row says which cell counts a member during a period (spell). At most one on any day."""


class MeetingPlace(PlaceRow):
    """One row says where a member meets during a period, when not in the cell that counts them."""


class FeePlace(PlaceRow):
    """One row says where a member pays the fee during a period, when not in the cell that counts them."""


class ResidencePlace(PlaceRow):
    """One row says which cell a member is introduced to at their residence during a period (213-QĐ/TW)."""
