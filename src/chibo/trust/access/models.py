"""Who may do what, where in the tree and when."""

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models

from chibo.trust.access.rules import Role


class Grant(models.Model):
    """One row is one role given to one user over one unit and all below it, for a period.

    A grant is ended, never widened: a wider one is another grant. The unit stands in the room above; the database
    holds the tie.
    """

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    unit_id = models.BigIntegerField(db_index=True)
    valid_during = DateRangeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="grant_role_known"),
        )
