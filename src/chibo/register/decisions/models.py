"""Decisions: the papers that make changes true."""

from django.db import models
from django.db.models import Func


class Decision(models.Model):
    """One row is one decision, told apart by number, issuer and day of signature: numbers recur every year.

    Never changes once signed; a mistake of the record is corrected by an act of its own. No personal data, save what
    its subject or text names.
    """

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    number = models.TextField()
    kind = models.TextField(default="QĐ")
    issuer = models.TextField()
    signed_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    subject = models.TextField(blank=True, db_default="")
    text = models.TextField(blank=True, db_default="")
    file_sha256 = models.CharField(max_length=64, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("number", "issuer", "signed_on"), nulls_distinct=False, name="decision_number_issuer_day_once"
            ),
            models.CheckConstraint(condition=~models.Q(number=""), name="decision_has_a_number"),
        )

    def __str__(self) -> str:
        return self.number
