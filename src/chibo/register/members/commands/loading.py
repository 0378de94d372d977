"""Load a member or a cell for a change: locked, and within what the actor keeps."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.wording import gettext_noop
from chibo.register.members.commands.refusals import MemberNotCounted
from chibo.register.members.models import Member
from chibo.register.members.permissions import obey_keeping_member
from chibo.register.members.queries.basics import MemberOnDay, member_on
from chibo.register.units.api import UnitOnDay, obey_keeping, unit_on


def locked_member(member_id: int, *, effective_on: date, by: Actor) -> MemberOnDay:
    """Lock the membership until the transaction ends and give it as it is on the day; raises `MemberNotFound`."""
    obey_keeping_member(by, member_id)
    Member.objects.select_for_update().filter(pk=member_id).first()
    return member_on(member_id, on=effective_on)


def counted_member(member_id: int, *, effective_on: date, by: Actor) -> tuple[MemberOnDay, UnitOnDay]:
    """Lock a member who is counted on the day, and give the cell too; raises `MemberNotCounted`, `MemberNotFound`."""
    member = locked_member(member_id, effective_on=effective_on, by=by)
    if member.cell_id is None:
        raise MemberNotCounted(
            "member_not_counted",
            gettext_noop("The member is counted in no cell on %(on)s. Check the day."),
            {"on": f"{effective_on:%d/%m/%Y}"},
        )
    return member, unit_on(member.cell_id, on=effective_on)


def cell_to_keep(cell_id: int, *, effective_on: date, by: Actor) -> UnitOnDay:
    """Give the cell as it is on the day; raises `UnitNotFound`, `NotPermitted`."""
    obey_keeping(by, cell_id)
    return unit_on(cell_id, on=effective_on)


def told(cell: UnitOnDay, effective_on: date, value: object = "") -> dict[str, object]:
    """Name the cell, the day and the value a refusal speaks of; never the person."""
    return {"cell": cell.name, "on": f"{effective_on:%d/%m/%Y}", "value": value}
