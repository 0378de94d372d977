"""Who is a member on a day, in which cell, and how far."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F

from chibo.kernel.errors import NotFound
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.wording import gettext_noop
from chibo.register.members.models import Member, MemberEvent, Place


class MemberNotFound(NotFound):
    """There is no such member, or none that the actor may see."""

    def __init__(self, member: object) -> None:
        super().__init__("member_not_found", gettext_noop("There is no member %(member)s."), {"member": member})


@dataclass(frozen=True, slots=True)
class MemberOnDay:
    """A membership as it is on a day; `cell_id` is where it is counted, None before it begins and after it ended."""

    id: int
    public_id: UUID
    person_id: int
    cell_id: int | None
    admitted: PartialDate | None
    is_full: bool
    left_on: date | None
    times_readmitted: int


_OUT = ("died", "removed", "left", "expelled", "transferred_out", "admission_cancelled")

# The question: how many full members does a cell count on a day? The parameters: cell, on.
# The index: members_place (cell_id), member_event_once (member_id, kind, "on").
_FULL_IN = """
SELECT count(*) FROM members_place place
 WHERE place.cell_id = %(cell)s AND place.valid_during @> %(on)s::date
   AND EXISTS (SELECT 1 FROM members_memberevent recognised
                WHERE recognised.member_id = place.member_id AND recognised.kind = 'recognised'
                  AND (recognised."on" IS NULL OR recognised."on" <= %(on)s)
                  AND NOT EXISTS (SELECT 1 FROM members_memberevent later
                                   WHERE later.member_id = place.member_id AND later.kind = 'readmitted'
                                     AND later."on" <= %(on)s AND later."on" >= recognised."on"))
"""


def member_on(member_id: int, *, on: date) -> MemberOnDay:
    """What is the membership on that day? Raises `MemberNotFound`."""
    member = Member.objects.filter(pk=member_id).first()
    if member is None:
        raise MemberNotFound(member_id)
    cell = Place.objects.filter(member=member, valid_during__contains=on).values_list("cell_id", flat=True).first()
    known = [event for event in _events_of(member_id) if event.on is None or event.on <= on]
    admitted = _last(known, "admitted", "readmitted")
    recognised = _last(known, "recognised")
    gone = _last(known, *_OUT)
    again = _last(known, "readmitted")
    return MemberOnDay(
        id=member.pk,
        public_id=member.public_id,
        person_id=member.person_id,
        cell_id=cell,
        admitted=PartialDate(admitted.on, Precision(admitted.precision)) if admitted else None,
        is_full=recognised is not None and not (again and recognised.on and again.on and again.on >= recognised.on),
        left_on=gone.on if gone and cell is None else None,
        times_readmitted=sum(event.kind == "readmitted" for event in known),
    )


def _events_of(member_id: int) -> list[MemberEvent]:
    return list(MemberEvent.objects.filter(member_id=member_id).order_by(F("on").asc(nulls_first=True), "pk"))


def _last(events: list[MemberEvent], *kinds: str) -> MemberEvent | None:
    return next((event for event in reversed(events) if event.kind in kinds), None)


def member_of_person(person_id: int) -> int | None:
    """Which membership has the person? None where the register keeps none."""
    return Member.objects.filter(person_id=person_id).values_list("pk", flat=True).first()


def members_in(cell_id: int, *, on: date) -> tuple[int, ...]:
    """Which members does the cell count on that day? In order of id."""
    counted = Place.objects.filter(cell_id=cell_id, valid_during__contains=on)
    return tuple(counted.order_by("member_id").values_list("member_id", flat=True))


def full_members_in(cell_id: int, *, on: date) -> int:
    """How many full members does the cell count on that day?"""
    with connection.cursor() as cursor:
        cursor.execute(_FULL_IN, {"cell": cell_id, "on": on})
        (number,) = cursor.fetchone()
    return int(number)
