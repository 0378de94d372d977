"""Exempt and suspend members, and end it: they stay counted where they are."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.loading import counted_member, told
from chibo.register.members.commands.refusals import REFUSALS
from chibo.register.members.models import MemberEvent


def exempt_member(*, member_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the member exempt from work and meetings from that day on; counted as before.

    Raises `MemberAlreadySo`, `MemberNotCounted`, `MemberNotFound`, `NotPermitted`, as the three below.
    """
    _happened("exempted", member_id, effective_on, basis, by)


def end_exemption(*, member_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the member is exempt no longer."""
    _happened("exemption_ended", member_id, effective_on, basis, by)


def suspend_member(*, member_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the member suspended from that day on: still counted, no longer in the base of a quorum."""
    _happened("suspended", member_id, effective_on, basis, by)


def end_suspension(*, member_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the member is suspended no longer."""
    _happened("suspension_ended", member_id, effective_on, basis, by)


@transaction.atomic
def _happened(kind: str, member_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    _, cell = counted_member(member_id, effective_on=effective_on, by=by)
    with deed(f"member_{kind}", basis=basis, by=by, refusals=REFUSALS, concerning=told(cell, effective_on)):
        MemberEvent.objects.create(
            member_id=member_id, kind=kind, on=effective_on, cell_id=cell.id, decision_id=decision_of(basis)
        )
