"""Show each fact of a unit with both its times: from when it is true, and when, by whom and why it was recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from chibo.kernel.statements import statement


@dataclass(frozen=True, slots=True)
class UnitFactRecorded:
    """One fact as one entry wrote it (I), changed it (U) or took it away (D).

    `what` is life, name, code, parent, term, went_to, came_from or the dimension of an attribute.
    """

    what: str
    value: str
    first_on: date | None
    ended_on: date | None
    operation: str
    decision: str | None
    seq: int
    recorded_at: datetime
    actor: str
    reason: str


def steps_of(unit_id: int, *, offset: int, rows: int) -> tuple[int, tuple[UnitFactRecorded, ...]]:
    """How many steps has the record of the unit, and which are they? The latest entry first, then by day."""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "steps_of"), {"unit": unit_id, "rows": rows, "skip": offset})
        found = cursor.fetchall()
    return (found[0][-1] if found else 0), tuple(UnitFactRecorded(*row[:-1]) for row in found)
