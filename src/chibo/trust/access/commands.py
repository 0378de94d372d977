"""Give and end grants."""

from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.trust.access.models import Grant
from chibo.trust.access.rules import Role
from chibo.trust.audit.api import entry, recording_day


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


def carry_grants(
    ended: Sequence[int], followed: Sequence[tuple[int, int]], *, effective_on: date, reason: str, by: Actor
) -> None:
    """End the grants on that day, and let those of `followed` (grant, unit) go on over another unit from then.

    A day gone by counts as the day of recording: what was done under a grant stays. Who calls sees to it that none
    grows wider.
    """
    with entry(by=by, reason=reason):
        first_on = max(effective_on, recording_day())
        grants = {grant.pk: grant for grant in Grant.objects.select_for_update().filter(pk__in=ended)}
        upper = {key: grant.valid_during.upper for key, grant in grants.items()}
        for grant in grants.values():
            if grant.valid_during.lower is None or grant.valid_during.lower < first_on:
                grant.valid_during = DateRange(grant.valid_during.lower, first_on)
                grant.save(update_fields=["valid_during"])
            else:
                grant.delete()
        Grant.objects.bulk_create(
            Grant(
                user_id=grants[key].user_id,
                role=grants[key].role,
                unit_id=unit_id,
                valid_during=DateRange(first_on, upper[key]),
            )
            for key, unit_id in followed
        )
