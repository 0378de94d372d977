"""Take in a member who comes from another organisation."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.texts import nfc
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.events import member_of
from chibo.register.members.commands.loading import cell_to_keep, told
from chibo.register.members.commands.refusals import REFUSALS
from chibo.register.members.models import MemberEvent, Place
from chibo.register.people.api import person_on


@transaction.atomic
def receive_member(
    *,
    person_id: int,
    cell_id: int,
    came_from: str,
    admitted: PartialDate | None = None,
    recognised: PartialDate | None = None,
    effective_on: date,
    basis: Basis,
    by: Actor,
) -> int:
    """Make the cell count the member from that day on, come from a place in words; returns the member's id.

    `admitted` and `recognised` record what happened elsewhere before. Raises `MemberCountedTwice`,
    `UnitHoldsNoMembers`, `PlaceOutsideLife`, `MemberAlreadySo`, `PersonNotFound`, `UnitNotFound`, `NotPermitted`.
    """
    cell = cell_to_keep(cell_id, effective_on=effective_on, by=by)
    person_on(person_id, on=effective_on)
    with deed("receive_member", basis=basis, by=by, refusals=REFUSALS, concerning=told(cell, effective_on)):
        member_id = member_of(person_id)
        for kind, happened in (("admitted", admitted), ("recognised", recognised)):
            if happened:
                MemberEvent.objects.create(
                    member_id=member_id, kind=kind, on=happened.on, precision=happened.precision.value
                )
        MemberEvent.objects.create(
            member_id=member_id,
            kind="transferred_in",
            on=effective_on,
            cell_id=cell_id,
            counterpart_text=nfc(came_from).strip(),
            decision_id=decision_of(basis),
        )
        Place.objects.create(member_id=member_id, cell_id=cell_id, valid_during=DateRange(effective_on, cell.life.end))
        return member_id
