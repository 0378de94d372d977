"""Draft a reorganisation, and change the draft."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict, NotFound
from chibo.kernel.texts import nfc
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.reorganisations.commands.refusals import REFUSALS
from chibo.register.reorganisations.models import Action as ActionRow
from chibo.register.reorganisations.models import Application, Approval, Reorganisation
from chibo.register.reorganisations.permissions import identity_of, obey_reorganising
from chibo.register.reorganisations.rules.actions import Action, action_of, as_content, kind_of, refs_of


class ReorganisationNotFound(NotFound):
    """There is no such reorganisation, or none that the actor may see."""

    def __init__(self, reorganisation: object) -> None:
        super().__init__(
            "reorganisation_not_found",
            gettext_noop("There is no reorganisation %(reorganisation)s."),
            {"reorganisation": reorganisation},
        )


class ReorganisationIsSettled(Conflict):
    """It is approved or applied, and its draft no longer changes."""


@transaction.atomic
def draft_reorganisation(
    *, title: str, actions: Sequence[Action] = (), effective_on: date, basis: Basis, by: Actor
) -> int:
    """Make a draft of what is to happen on that day, in this order; nothing of the register changes. Gives its id.

    Raises `NotPermitted` where an action speaks of a unit outside what the actor may reorganise.
    """
    obey_reorganising(by, _spoken_of(actions))
    told = {"title": title, "on": f"{effective_on:%d/%m/%Y}"}
    with deed(f"draft_reorganisation {title}", basis=basis, by=by, refusals=REFUSALS, concerning=told):
        drafted = Reorganisation.objects.create(
            title=nfc(title).strip(),
            effective_on=effective_on,
            decision_id=decision_of(basis),
            drafted_by=identity_of(by),
            drafted_by_name=by.name,
        )
        _write(drafted, actions)
    return drafted.pk


@transaction.atomic
def redraft_reorganisation(*, reorganisation_id: int, actions: Sequence[Action], basis: Basis, by: Actor) -> None:
    """Put these actions in place of those of the draft. Raises `ReorganisationIsSettled` once it is approved."""
    drafted = drafted_to_change(reorganisation_id)
    obey_reorganising(by, _spoken_of(actions))
    told = {"title": drafted.title, "on": f"{drafted.effective_on:%d/%m/%Y}"}
    with deed(f"redraft_reorganisation {drafted.title}", basis=basis, by=by, refusals=REFUSALS, concerning=told):
        ActionRow.objects.filter(reorganisation=drafted).delete()
        _write(drafted, actions)


@transaction.atomic
def revise_reorganisation(*, reorganisation_id: int, title: str, effective_on: date, basis: Basis, by: Actor) -> None:
    """Give the draft another title, day or decision (that of the basis, or none); what was rehearsed is stale then.

    Raises `ReorganisationIsSettled` once it is approved, `NotPermitted`.
    """
    drafted = drafted_to_change(reorganisation_id)
    obey_reorganising(by, _spoken_of(actions_of(reorganisation_id)))
    told = {"title": title, "on": f"{effective_on:%d/%m/%Y}"}
    with deed(f"revise_reorganisation {drafted.title}", basis=basis, by=by, refusals=REFUSALS, concerning=told):
        drafted.title = nfc(title).strip()
        drafted.effective_on = effective_on
        drafted.decision_id = decision_of(basis)
        drafted.save(update_fields=("title", "effective_on", "decision"))


def drafted_to_change(reorganisation_id: int, *, even_approved: bool = False) -> Reorganisation:
    """Lock the draft, not applied and not approved, unless `even_approved`.

    Raises `ReorganisationNotFound`, `ReorganisationIsSettled`.
    """
    drafted = Reorganisation.objects.select_for_update().filter(pk=reorganisation_id).first()
    if drafted is None:
        raise ReorganisationNotFound(reorganisation_id)
    settled = not even_approved and Approval.objects.filter(reorganisation=drafted).exists()
    if settled or Application.objects.filter(reorganisation=drafted).exists():
        raise ReorganisationIsSettled(
            "reorganisation_is_settled",
            gettext_noop("“%(title)s” is approved or applied. Withdraw that before changing it."),
            {"title": drafted.title},
        )
    return drafted


def actions_of(reorganisation_id: int) -> tuple[Action, ...]:
    """Give the actions in order."""
    rows = ActionRow.objects.filter(reorganisation=reorganisation_id).order_by("position")
    return tuple(action_of(row.kind, row.content) for row in rows)


def digest_of(actions: Sequence[Action]) -> str:
    """Tell two lists of actions apart."""
    told = [[kind_of(action), as_content(action)] for action in actions]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def digest_to_rehearse(drafted: Reorganisation, actions: Sequence[Action]) -> str:
    """Tell two states of a draft apart: what it is called, its day, its decision, its actions."""
    told = [drafted.title, f"{drafted.effective_on:%Y-%m-%d}", drafted.decision_id, digest_of(actions)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _write(drafted: Reorganisation, actions: Sequence[Action]) -> None:
    ActionRow.objects.bulk_create(
        (
            ActionRow(reorganisation=drafted, position=position, kind=kind_of(action), content=as_content(action))
            for position, action in enumerate(actions, start=1)
        ),
        batch_size=5_000,
    )


def _spoken_of(actions: Sequence[Action]) -> list[int]:
    return sorted({ref for action in actions for ref in refs_of(action)})
