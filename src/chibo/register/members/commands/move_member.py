"""Move a member from one cell of the register to another."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.loading import cell_to_keep, counted_member, told
from chibo.register.members.commands.places import end_place
from chibo.register.members.commands.refusals import REFUSALS, MemberAlreadySo
from chibo.register.members.models import MemberEvent, Place


@transaction.atomic
def move_member(*, member_id: int, cell_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the new cell count the member from the day it takes them in; until the day before the old one does.

    The new place lasts as long as the old one was to: a move recorded for a later day stays. Raises
    `MemberAlreadySo`, `MemberNotCounted`, `UnitHoldsNoMembers`, `PlaceOutsideLife`, `MemberNotFound`, `NotPermitted`.
    """
    _, left = counted_member(member_id, effective_on=effective_on, by=by)
    entered = cell_to_keep(cell_id, effective_on=effective_on, by=by)
    if left.id == entered.id:
        raise MemberAlreadySo(
            "member_already_there",
            gettext_noop("“%(cell)s” counts the member on %(on)s already. There is nothing to move."),
            told(entered, effective_on),
        )
    with deed("move_member", basis=basis, by=by, refusals=REFUSALS, concerning=told(entered, effective_on)):
        rest = end_place(member_id, effective_on)
        Place.objects.create(member_id=member_id, cell_id=cell_id, valid_during=rest)
        MemberEvent.objects.create(
            member_id=member_id,
            kind="moved",
            on=effective_on,
            cell_id=cell_id,
            counterpart_id=left.id,
            decision_id=decision_of(basis),
        )
