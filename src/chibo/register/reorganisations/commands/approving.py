"""Approve a rehearsed reorganisation, and take the approval back."""

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, deed
from chibo.register.reorganisations.commands.drafting import actions_of, digest_to_rehearse, drafted_to_change
from chibo.register.reorganisations.commands.refusals import REFUSALS
from chibo.register.reorganisations.models import Approval, Rehearsal, Reorganisation
from chibo.register.reorganisations.permissions import identity_of, obey_reorganising
from chibo.register.reorganisations.rules.actions import refs_of
from chibo.trust.access.api import Permission


class NotRehearsed(Conflict):
    """There is no rehearsal of the actions as they stand, or it found what forbids the plan."""


@transaction.atomic
def approve_reorganisation(*, reorganisation_id: int, basis: Basis, by: Actor) -> None:
    """Approve what the last rehearsal showed, as somebody else than the drafter.

    Raises `NotRehearsed`, `ApprovedByItsDrafter`, `ReorganisationIsSettled`, `NotPermitted`.
    """
    drafted = drafted_to_change(reorganisation_id)
    actions = actions_of(reorganisation_id)
    obey_reorganising(by, sorted({r for a in actions for r in refs_of(a)}), Permission.APPROVE_REORGANISATIONS)
    rehearsal = sound_rehearsal_of(drafted)
    told = {"title": drafted.title}
    with deed(f"approve_reorganisation {drafted.title}", basis=basis, by=by, refusals=REFUSALS, concerning=told):
        Approval.objects.create(
            reorganisation=drafted,
            rehearsal_id=rehearsal.pk,
            drafted_by=drafted.drafted_by,
            approved_by=identity_of(by),
            approved_by_name=by.name,
        )


@transaction.atomic
def withdraw_approval(*, reorganisation_id: int, basis: Basis, by: Actor) -> None:
    """Make it a draft again, to be changed and rehearsed anew. Raises `ReorganisationIsSettled` once it is applied."""
    drafted_to_change(reorganisation_id, even_approved=True)
    actions = actions_of(reorganisation_id)
    obey_reorganising(by, sorted({r for a in actions for r in refs_of(a)}), Permission.APPROVE_REORGANISATIONS)
    with deed("withdraw_approval", basis=basis, by=by, refusals=REFUSALS, concerning={"title": ""}):
        Approval.objects.filter(reorganisation=reorganisation_id).delete()


def sound_rehearsal_of(drafted: Reorganisation) -> Rehearsal:
    """Give the last rehearsal, of day, decision and actions as they stand now, without refusals.

    Raises `NotRehearsed`.
    """
    rehearsal = Rehearsal.objects.filter(reorganisation=drafted).order_by("-pk").first()
    if rehearsal is None or rehearsal.actions_digest != digest_to_rehearse(drafted, actions_of(drafted.pk)):
        raise NotRehearsed(
            "not_rehearsed",
            gettext_noop("“%(title)s” was not rehearsed as it stands. Rehearse it first."),
            {"title": drafted.title},
        )
    if not rehearsal.is_sound:
        raise NotRehearsed(
            "rehearsal_found_refusals",
            gettext_noop("The rehearsal of “%(title)s” found what forbids it. Work that off and rehearse again."),
            {"title": drafted.title},
        )
    return rehearsal
