"""Units: every committee and cell, through all its names, kinds and places in the tree."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func

DECISION = "decisions.Decision"


class Unit(models.Model):
    """One row is one unit from its founding to its end; its id never changes, whatever it is called or stands under.

    `is_apex` marks a root of the tree, the only kind of unit that may stand under none on some day of its life.
    """

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    valid_during = DateRangeField()
    is_apex = models.BooleanField(db_default=False)
    begun_by = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+")
    end_kind = models.TextField(null=True)

    class Meta:
        # Every question an operator asks begins at the roots of the tree: few among hundreds of thousands.
        indexes = (models.Index(fields=("id",), condition=models.Q(is_apex=True), name="unit_is_apex"),)


class UnitName(models.Model):
    """One row is the name a unit bears from a day on (sequence); without a day: as recorded, for all days."""

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    first_on = models.DateField(null=True)
    name = models.TextField()
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "first_on"), nulls_distinct=False, name="unit_name_one_at_a_time"),
            models.CheckConstraint(condition=~models.Q(name=""), name="unit_name_not_blank"),
        )


class UnitCode(models.Model):
    """One row is the code a unit bears during a period (spell); on one day a code belongs to one unit."""

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.TextField()
    valid_during = DateRangeField()


class UnitAttribute(models.Model):
    """One row is one coded attribute of a unit from a day on (sequence).

    Dimensions: unit_kind, level, setting, base_unit_kind, ownership, meeting_form, without_nonmembers.
    """

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    dimension = models.TextField()
    first_on = models.DateField(null=True)
    code = models.TextField()
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "dimension", "first_on"), nulls_distinct=False, name="unit_attribute_one_at_a_time"
            ),
        )


class Placement(models.Model):
    """One row is where a unit stands in the tree during a period (spell).

    The tree is settled as a whole at the end of each deed (docs/decisions/0010-the-tree-settles-once.md): that both
    units live then, that there is one parent a day and no gap, that nothing stands under itself.
    """

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    valid_during = DateRangeField()
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+", db_index=False)


class Ancestry(models.Model):
    """One row says that a unit stood under an ancestor, `depth` steps up, during a period; depth 0 is itself.

    A view over what the database keeps of it at the end of the deed that changes the tree; can be rebuilt.
    """

    pk = models.CompositePrimaryKey("unit", "ancestor", "valid_during")
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+")
    ancestor = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+")
    depth = models.SmallIntegerField()
    valid_during = DateRangeField()

    class Meta:
        managed = False
        db_table = "units_ancestry"


class Lineage(models.Model):
    """One row says that from a day on a unit goes on in another one: wholly, or with a share of what it was.

    The share is counted in members of the predecessor on the eve (in units below it where it counted none). `kind` is
    how it came about; None where nobody said. A unit that merely gives a part away lives on.
    """

    id = models.BigAutoField(primary_key=True)
    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    first_on = models.DateField()
    kind = models.TextField(null=True)
    share_numerator = models.BigIntegerField(db_default=1)
    share_denominator = models.BigIntegerField(db_default=1)
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "first_on"), name="lineage_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="lineage_ties_two_units"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    share_denominator__gt=0, share_numerator__gte=0, share_numerator__lte=models.F("share_denominator")
                ),
                name="lineage_share_is_sound",
            ),
        )


class Term(models.Model):
    """One row is one term of a unit: the congress that opened it, when it ran and when it was planned to end."""

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    congress_ordinal = models.SmallIntegerField(null=True)
    valid_during = DateRangeField()
    planned_end_on = models.DateField(null=True)
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(congress_ordinal__isnull=True) | models.Q(congress_ordinal__gt=0),
                name="term_ordinal_positive",
            ),
        )
