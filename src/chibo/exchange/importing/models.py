"""Imports: which files came in, and by which entry. The content itself is in the register, not here."""

from django.db import models
from django.db.models.functions import Now


class Import(models.Model):
    """One row is one import that changed the register: the basis of its entry. Never changes, never goes."""

    id = models.BigAutoField(primary_key=True)
    taken_in_at = models.DateTimeField(db_default=Now())
    speaks_on = models.DateField()
    files = models.JSONField()
    counts = models.JSONField()
    entry_id = models.BigIntegerField(unique=True)
