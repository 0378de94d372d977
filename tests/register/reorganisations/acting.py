"""Reorganise in one line: draft, rehearse, let another approve, apply."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.decisions.api import Basis
from chibo.register.reorganisations.api import (
    Action,
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
)
from chibo.register.reorganisations.models import Finding, Rehearsal
from tests.databases import sealed

DAY = date(2025, 7, 1)
PAPER = Basis("note", "a reorganisation")


def drafted(actions: Sequence[Action], *, by: Actor, on: date = DAY) -> int:
    """Draft and seal."""
    with sealed():
        return draft_reorganisation(title="Sắp xếp", actions=actions, effective_on=on, basis=PAPER, by=by)


def rehearsed(actions: Sequence[Action], *, by: Actor, on: date = DAY) -> tuple[int, Rehearsal]:
    """Draft and rehearse."""
    reorganisation = drafted(actions, by=by, on=on)
    return reorganisation, Rehearsal.objects.get(pk=rehearse(reorganisation_id=reorganisation, by=by))


def applied(actions: Sequence[Action], *, by: Actor, on: date = DAY) -> int:
    """Draft, rehearse, approve as the operator, apply; give the reorganisation."""
    reorganisation, rehearsal = rehearsed(actions, by=by, on=on)
    assert rehearsal.is_sound, refusals_of(rehearsal)
    with sealed():
        approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    with sealed():
        apply_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=by)
    return reorganisation


def findings_of(rehearsal: Rehearsal) -> list[str]:
    """Name what was found."""
    return sorted(Finding.objects.filter(rehearsal=rehearsal).values_list("code", flat=True))


def refusals_of(rehearsal: Rehearsal) -> list[str]:
    """Name what forbids."""
    return sorted(Finding.objects.filter(rehearsal=rehearsal, refuses=True).values_list("code", flat=True))
