"""End a membership, or its part in this register."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.texts import nfc
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.events import attributes_of_day
from chibo.register.members.commands.loading import counted_member, told
from chibo.register.members.commands.places import end_place
from chibo.register.members.commands.refusals import REFUSALS
from chibo.register.members.models import MemberEvent, Place

# The event by the first part of the exit kind; a kind not named here is an event of its own name.
_EVENTS = {"own_request": "left", "transferred": "transferred_out"}


@transaction.atomic
def end_membership(
    *, member_id: int, exit_kind: str, went_to: str = "", effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make that day the first on which no cell counts the member: died, removed, left, expelled or transferred out.

    A move recorded for a later day falls away. Posts the person holds stay: `acts` ends them too. Raises
    `MemberFactNotSound`, `MemberNotCounted`, `PeriodEmpty`, `MemberNotFound`, `NotPermitted`.
    """
    member, cell = counted_member(member_id, effective_on=effective_on, by=by)
    kind = exit_kind.partition(".")[0]
    with deed("end_membership", basis=basis, by=by, refusals=REFUSALS, concerning=told(cell, effective_on, exit_kind)):
        Place.objects.filter(member_id=member_id, valid_during__startswith__gt=effective_on).delete()
        end_place(member_id, effective_on)
        MemberEvent.objects.create(
            member_id=member_id,
            kind=_EVENTS.get(kind, kind),
            on=effective_on,
            cell_id=cell.id,
            exit_kind=exit_kind,
            counterpart_text=nfc(went_to).strip(),
            decision_id=decision_of(basis),
            **attributes_of_day(member.person_id, effective_on),
        )
