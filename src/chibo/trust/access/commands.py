"""Give and end grants."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.trust.access.models import Grant
from chibo.trust.access.rules import Role
from chibo.trust.audit.api import entry


def grant_role(
    *, user_id: int, role: Role, unit_id: int, effective_on: date, until: date | None = None, reason: str, by: Actor
) -> Grant:
    """Let the user act in the role over the unit and all below it, from that day on (until the other, if given)."""
    with entry(by=by, reason=reason):
        return Grant.objects.create(
            user_id=user_id, role=role.value, unit_id=unit_id, valid_during=DateRange(effective_on, until)
        )


def end_grant(grant_id: int, *, effective_on: date, reason: str, by: Actor) -> None:
    """Make that day the first on which the grant no longer holds; what was done under it stays."""
    with entry(by=by, reason=reason):
        grant = Grant.objects.select_for_update().get(pk=grant_id)
        grant.valid_during = DateRange(grant.valid_during.lower, effective_on)
        grant.save(update_fields=["valid_during"])
