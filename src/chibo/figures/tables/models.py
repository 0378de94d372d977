"""Tables as they were signed: added to by new editions, never rewritten."""

from django.db import models
from django.db.models import Func

UNIT = "units.Unit"


class SignedTable(models.Model):
    """One row is one edition of a table of a unit for a period, frozen as its signer saw it.

    `definition` is the whole definition it was filled in by, `cells` every number, `known_seq` the last entry that was
    known; the tree is that of each day of the period, as known then. `breaches` says which checks were broken, `reason`
    why it was signed all the same, or what a later edition corrects. Rows are added and never change.
    """

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    period = models.TextField()
    edition = models.IntegerField()
    version = models.TextField()
    definition_digest = models.TextField()
    definition = models.TextField()
    tree_on = models.DateField()
    known_seq = models.BigIntegerField()
    known_at = models.DateTimeField()
    unit_name = models.TextField()
    unit_code = models.TextField(blank=True, db_default="")
    parent_name = models.TextField(blank=True, db_default="")
    cells = models.JSONField()
    last_year = models.TextField(blank=True, db_default="")
    breaches = models.JSONField(db_default=[])
    reason = models.TextField(blank=True, db_default="")
    signed_by = models.TextField()
    signed_by_name = models.TextField()
    signed_at = models.DateTimeField(db_default=Func(function="clock_timestamp"), editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "number", "period", "edition"), name="signed_table_edition_once"),
            models.CheckConstraint(condition=models.Q(edition__gte=1), name="signed_table_editions_from_one"),
            models.CheckConstraint(condition=~models.Q(signed_by=""), name="signed_table_has_a_signer"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.period} {self.unit_name} ({self.edition})"
