"""Questions about figures that people keep."""

from django.conf import settings
from django.db import models
from django.db.models import Func

LONGEST_NAME = 100
LONGEST_ADDRESS = 2000


class Question(models.Model):
    """One row is one question that one person keeps under a name.

    `asked` is the part of the explorer's address after its `?`. `place` is where it stands among those on the person's
    home page, NULL where it does not.
    """

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=LONGEST_NAME)
    asked = models.CharField(max_length=LONGEST_ADDRESS)
    place = models.IntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "name"), name="question_name_of_one"),
            models.CheckConstraint(condition=~models.Q(name=""), name="question_has_a_name"),
        )
