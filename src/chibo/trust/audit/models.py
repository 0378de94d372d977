"""The register's own memory: which installation this is, and who wrote what, when and why."""

from django.db import models
from django.db.models import Func
from django.db.models.functions import Now


class InstallationKind(models.TextChoices):
    """What a data folder is for. Only in a demo or test folder may recorded_at be set and demo sign-ins exist."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class Installation(models.Model):
    """One row is this register: there is exactly one.

    `epoch` changes when a register is restored from a backup, so that nothing derived from another life of it is
    taken for its own.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=10, choices=InstallationKind)
    epoch = models.UUIDField(db_default=Func(function="uuidv7"), unique=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one"),
            models.CheckConstraint(
                condition=models.Q(kind__in=InstallationKind.values), name="installation_kind_known"
            ),
        )


class EntryKind(models.TextChoices):
    """How an entry came about."""

    COMMAND = "command"
    IMPORT = "import"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    SETUP = "setup"


class Entry(models.Model):
    """One row is one writing transaction: who, why, on what basis, and its place in the order of commits.

    `seq` and `recorded_at` are given by the database at the very end of the transaction; until then the entry is
    open, and belongs to the transaction `transaction_id` alone. A sealed entry never changes and never goes.
    """

    id = models.BigAutoField(primary_key=True)
    seq = models.BigIntegerField(null=True, unique=True)
    recorded_at = models.DateTimeField(null=True, db_index=True)
    kind = models.CharField(max_length=12, choices=EntryKind)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    reason = models.TextField()
    basis_kind = models.CharField(max_length=40, blank=True)
    basis_id = models.CharField(max_length=80, blank=True)
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    is_closing = models.BooleanField(default=False)
    transaction_id = models.BigIntegerField(editable=False, db_default=Func(function="audit_transaction"))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=EntryKind.values), name="entry_kind_known"),
            models.CheckConstraint(condition=~models.Q(actor_name=""), name="entry_names_its_actor"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="entry_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(seq__isnull=True, recorded_at__isnull=True)
                | models.Q(seq__isnull=False, recorded_at__isnull=False),
                name="entry_sealed_with_its_instant",
            ),
        )


class Reading(models.Model):
    """One row says that a person opened what is masked on every page: who, what of whom, and when.

    Reading changes nothing of the register: it needs no entry and has no history. Rows are added, never changed.
    """

    id = models.BigAutoField(primary_key=True)
    read_at = models.DateTimeField(db_default=Now())
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    what = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(actor_name=""), name="reading_names_its_actor"),)
