"""List what each unit that ends hands over, and to whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One thing a unit had on the eve: a member, an officer, a unit under it, or an area it served (`what`).

    `detail` is the day of birth, the post, or the code; `to` the unit it goes to, `said` who takes it outside, or that
    it ends as well.
    """

    what: str
    unit_id: int
    name: str
    detail: str | None
    to: int | None
    said: str


def handed_over(rehearsal_id: int, *, effective_on: date) -> tuple[HandedOver, ...]:
    """What did the units that the plan ends have on its eve? By unit, kind of thing and name."""
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"rehearsal": rehearsal_id, "eve": effective_on - timedelta(days=1)}
        cursor.execute(statement(__package__, "handed_over"), asked)
        return tuple(HandedOver(*row[1:]) for row in cursor.fetchall())
