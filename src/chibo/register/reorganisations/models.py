"""Reorganisations: what was ordered for a day, how it was tried, who approved it, and that it was applied."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func

DECISION = "decisions.Decision"
UNIT = "units.Unit"


class Reorganisation(models.Model):
    """One row is one reorganisation: a day, a decision, and actions in order. `drafted_by` never approves it."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    title = models.TextField()
    effective_on = models.DateField()
    decision = models.ForeignKey(DECISION, models.PROTECT, null=True, related_name="+")
    drafted_by = models.TextField()
    drafted_by_name = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="reorganisation_has_a_title"),
            models.UniqueConstraint(fields=("id", "drafted_by"), name="reorganisation_with_its_drafter"),
        )

    def __str__(self) -> str:
        return self.title


class Action(models.Model):
    """One row is one action of a reorganisation, at its place in the order; what it says stands in `content`."""

    id = models.BigAutoField(primary_key=True)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="+", db_index=False)
    position = models.IntegerField()
    kind = models.TextField()
    content = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("reorganisation", "position"),
                name="action_one_at_a_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )


class Rehearsal(models.Model):
    """One row is one trial: the plan made from what entries up to `known_seq` said, and the balance it gives.

    `actions_digest` tells whether the actions have been changed since. Rows are added and never change.
    """

    id = models.BigAutoField(primary_key=True)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="+")
    rehearsed_at = models.DateTimeField(db_default=Func(function="clock_timestamp"), editable=False)
    known_seq = models.BigIntegerField()
    actions_digest = models.TextField()
    balance = models.JSONField()
    is_sound = models.BooleanField()


class PlannedChange(models.Model):
    """One row is one change that a rehearsal planned; what its columns mean per change: `rules/plan.py`."""

    id = models.BigAutoField(primary_key=True)
    rehearsal = models.ForeignKey(Rehearsal, models.CASCADE, related_name="+", db_constraint=False)
    action = models.IntegerField()
    change = models.TextField()
    subject_id = models.BigIntegerField()
    other_id = models.BigIntegerField(null=True)
    dimension = models.TextField(db_default="")
    text = models.TextField(db_default="")
    share_numerator = models.BigIntegerField(null=True)
    share_denominator = models.BigIntegerField(null=True)


class Finding(models.Model):
    """One row is one thing a rehearsal found that needs a person, or that forbids the plan (`refuses`)."""

    id = models.BigAutoField(primary_key=True)
    rehearsal = models.ForeignKey(Rehearsal, models.CASCADE, related_name="+", db_constraint=False)
    code = models.TextField()
    refuses = models.BooleanField()
    action = models.IntegerField(null=True)
    unit_ids = ArrayField(models.BigIntegerField(), db_default=[])
    subject = models.TextField(db_default="")
    told = models.JSONField(db_default={})


class Approval(models.Model):
    """One row says that somebody else than the drafter approved what a rehearsal showed."""

    id = models.BigAutoField(primary_key=True)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="+")
    rehearsal_id = models.BigIntegerField()
    drafted_by = models.TextField()
    approved_by = models.TextField()
    approved_by_name = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("drafted_by")), name="approval_by_another_than_the_drafter"
            ),
            models.UniqueConstraint(fields=("reorganisation",), name="approval_once"),
        )


class Application(models.Model):
    """One row says that the plan of a rehearsal was carried out, in the entry `written_by`."""

    id = models.BigAutoField(primary_key=True)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="+")
    rehearsal_id = models.BigIntegerField()
    written_by = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reorganisation",), name="application_once"),)


class Run(models.Model):
    """One row is one deed on a reorganisation carried out beside the request that asked for it, and how far it is.

    While it runs its process holds a lock by this id, so that one that died is known from one that goes on. Kept
    outside history: what it did to the register stands in the entry.
    """

    id = models.BigAutoField(primary_key=True)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="+")
    what = models.TextField()
    reason = models.TextField(db_default="")
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    started_at = models.DateTimeField(db_default=Func(function="clock_timestamp"), editable=False)
    began_at = models.DateTimeField(null=True)
    step = models.IntegerField(db_default=0)
    steps = models.IntegerField(db_default=0)
    step_name = models.TextField(db_default="")
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(db_default="")
    told = models.JSONField(db_default={})

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("reorganisation",), condition=models.Q(ended_at__isnull=True), name="run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, outcome="")
                | models.Q(ended_at__isnull=False) & ~models.Q(outcome=""),
                name="run_ends_with_an_outcome",
            ),
        )
