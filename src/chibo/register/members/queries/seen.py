"""Show one member to a person, within their scope."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.statements import kept_cursor, statement
from chibo.register.members.queries.basics import MemberNotFound
from chibo.register.members.queries.listed import partial
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """A member found within a scope.

    `seen_until` is the first day of which nothing may be seen: the day the member left the scope; None while in it.
    """

    id: int
    public_id: UUID
    person_id: int
    seen_until: date | None


@dataclass(frozen=True, slots=True)
class MemberEventSeen:
    """One event of a membership, with the cell and the counterpart in words."""

    on: PartialDate
    kind: str
    decided_on: PartialDate
    exit_kind: str | None
    cell_id: UUID | None
    cell_name: str | None
    counterpart: str
    decision: str | None


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """One cell of a member during a period; `what` is counted, meeting, fee or residence."""

    what: str
    cell_id: UUID
    cell_name: str
    first_on: date | None
    ended_on: date | None


def member_seen(public_id: UUID, *, on: date, scope: Scope) -> MemberSeen:
    """Show one member, if counted within the scope on the day viewed or on the day of asking; else `MemberNotFound`."""
    asked: dict[str, Any] = {"public_id": public_id, "on": on, "roots": list(scope.roots), "asked_on": scope.asked_on}
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "member_seen"), asked)
        found = cursor.fetchone()
    if found is None:
        raise MemberNotFound(public_id)
    member, public, person, is_in_scope_now, last_ended_on = found
    return MemberSeen(member, public, person, None if is_in_scope_now else last_ended_on)


def events_of(member: MemberSeen) -> tuple[MemberEventSeen, ...]:
    """What happened to the membership, the latest first, as far as may be seen?"""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "events_of"), {"member": member.id, "until": member.seen_until})
        return tuple(
            MemberEventSeen(partial(on, precision), kind, partial(decided, decided_precision), *rest)
            for on, precision, kind, decided, decided_precision, *rest in cursor.fetchall()
        )


def places_of(member: MemberSeen) -> tuple[PlaceSeen, ...]:
    """In which cells was the member counted, met, paid and lived, the latest first, as far as may be seen?"""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "places_of"), {"member": member.id, "until": member.seen_until})
        return tuple(PlaceSeen(*row) for row in cursor.fetchall())
