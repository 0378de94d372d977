"""Show who holds the posts of a unit, and which posts a person holds."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chibo.kernel.statements import kept_cursor, statement


@dataclass(frozen=True, slots=True)
class Officer:
    """One post of a unit, or of an area it serves, held on a day; a holder who is no member has no `member_id`."""

    post: str
    area: str | None
    name: str
    member_id: UUID | None
    first_on: date | None
    ended_on: date | None
    appointment_form: str | None
    congress_ordinal: int | None


@dataclass(frozen=True, slots=True)
class PostHeld:
    """One post a person held during a period, where, and on what decision."""

    post: str
    where: str
    unit_id: UUID | None
    first_on: date | None
    ended_on: date | None
    appointment_form: str | None
    congress_ordinal: int | None
    decision: str | None


def officers_of(unit_id: int, *, on: date) -> tuple[Officer, ...]:
    """Who holds the posts of this unit, and of the areas it serves, on the day? Party posts first."""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "officers_of"), {"unit": unit_id, "on": on})
        return tuple(Officer(*row) for row in cursor.fetchall())


def posts_of(person_id: int, *, until: date | None = None) -> tuple[PostHeld, ...]:
    """Which posts has the person held, the latest first, none begun from `until` on?"""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "posts_of"), {"person": person_id, "until": until})
        return tuple(PostHeld(*row) for row in cursor.fetchall())
