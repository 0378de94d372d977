"""What events of a membership share: whose they are, and the attributes of their day."""

from datetime import date
from typing import Any

from chibo.register.members.models import Member
from chibo.register.people.api import attributes_on

_KEPT = ("occupation", "education", "qualification", "theory", "religion")
_YES_NO = {"yes": True, "no": False}


def member_of(person_id: int) -> int:
    """Give the membership of the person, begun here where the register had none."""
    member, _ = Member.objects.get_or_create(person_id=person_id)
    return member.pk


def attributes_of_day(person_id: int, on: date) -> dict[str, Any]:
    """Give the attributes an event keeps, as the person had them on the day."""
    had = attributes_on(person_id, on=on)
    return {name: had.get(name) for name in _KEPT} | {"union_member": _YES_NO.get(had.get("union_member", ""))}
