"""Who may sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """One row is one person who signs in; what they may do stands in their grants, never here."""

    display_name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="vi")
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(display_name=""), name="user_has_a_name"),
            models.CheckConstraint(condition=models.Q(language__in=("vi", "en")), name="user_language_known"),
        )

    def __str__(self) -> str:
        return self.display_name
