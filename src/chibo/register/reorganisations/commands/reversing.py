"""Reverse an applied reorganisation."""

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop
from chibo.register.reorganisations.commands.drafting import actions_of
from chibo.register.reorganisations.models import Application
from chibo.register.reorganisations.permissions import obey_reorganising
from chibo.register.reorganisations.rules.actions import refs_of
from chibo.register.units.api import sweep_tree
from chibo.trust.audit.api import withdraw_entry


class NotApplied(Conflict):
    """It is not applied, or was reversed before."""


def reverse_reorganisation(*, reorganisation_id: int, reason: str, by: Actor) -> int:
    """Make the register what it was before the reorganisation, by an entry of its own; gives the id of that.

    History keeps both. Raises `NotApplied`; `LaterFactsRestOnEntry`, naming what rests on it, and then nothing was
    changed; `NotPermitted`.
    """
    applied = refuse_unless_applied(reorganisation_id)
    obey_reorganising(by, sorted({ref for action in actions_of(reorganisation_id) for ref in refs_of(action)}))
    with transaction.atomic():
        sweep_tree()
        return withdraw_entry(applied.written_by, by=by, reason=reason).pk


def refuse_unless_applied(reorganisation_id: int) -> Application:
    """Give the application there is; raises `NotApplied`."""
    applied = Application.objects.filter(reorganisation=reorganisation_id).first()
    if applied is None:
        raise NotApplied(
            "reorganisation_not_applied",
            gettext_noop("Reorganisation %(reorganisation)s is not applied. There is nothing to reverse."),
            {"reorganisation": reorganisation_id},
        )
    return applied
