"""Recognise a probationary member as a full member."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.events import attributes_of_day
from chibo.register.members.commands.loading import counted_member, told
from chibo.register.members.commands.refusals import REFUSALS, MemberAlreadySo
from chibo.register.members.models import MemberEvent
from chibo.register.members.rules import probation_served


@transaction.atomic
def recognise_member(
    *, member_id: int, decided_on: date | None = None, effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make the member a full one from that day (ngày chính thức) on; the place stays.

    Raises `RuleBroken` while probation lasts, `MemberAlreadySo`, `MemberNotCounted`, `MemberNotFound`, `NotPermitted`.
    """
    member, cell = counted_member(member_id, effective_on=effective_on, by=by)
    if member.is_full:
        raise MemberAlreadySo(
            "member_already_full",
            gettext_noop("The member is a full member on %(on)s already. There is nothing to recognise."),
            told(cell, effective_on),
        )
    verdict = probation_served(member.admitted or PartialDate.unknown(), on=effective_on).obey()
    with deed(
        "recognise_member",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(cell, effective_on),
        verdicts=(verdict,),
    ):
        MemberEvent.objects.create(
            member_id=member_id,
            kind="recognised",
            on=effective_on,
            decided_on=decided_on,
            decided_precision="d" if decided_on else "u",
            cell_id=cell.id,
            decision_id=decision_of(basis),
            **attributes_of_day(member.person_id, effective_on),
        )
