"""Show what became of a unit through time, and who recorded it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from chibo.kernel.statements import statement


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One thing that became true of a unit on a day (None: as recorded), and what it followed upon.

    `what` is name, code, parent, term, founded, ended, came_from, went_to, or the dimension of an attribute; `value`
    its code or words; of a tie to another unit `former` is the share of the predecessor it speaks of, unless the whole.
    """

    on: date | None
    what: str
    value: str
    former: str | None
    decision: str | None
    other_id: UUID | None


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One entry that wrote of a unit: when, by whom, why, and how many rows it wrote, changed and took away."""

    seq: int
    recorded_at: datetime
    actor: str
    reason: str
    written: int
    changed: int
    withdrawn: int


def changes_of(unit_id: int) -> tuple[UnitChange, ...]:
    """What became true of the unit, by day, the latest first, as the register knows it now?"""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "changes_of"), {"unit": unit_id})
        return tuple(UnitChange(*row) for row in cursor.fetchall())


def records_of(unit_id: int) -> tuple[UnitRecord, ...]:
    """Which entries wrote of the unit, the latest first?"""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "records_of"), {"unit": unit_id})
        return tuple(UnitRecord(*row) for row in cursor.fetchall())
