"""Compare the tree under a unit on two days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from chibo.kernel.statements import statement

DIFFERENCES = ("founded", "came", "ended", "went", "moved", "renamed", "kind", "recoded")


@dataclass(frozen=True, slots=True)
class UnitCompared:
    """A unit that is different between the two days: what it was then and is later, and in which ways it differs.

    `relatives` are what an ended unit goes on in, or what a founded one came from, in words.
    """

    public_id: UUID
    name_then: str | None
    name_now: str | None
    kind_then: str | None
    kind_now: str | None
    code_then: str | None
    code_now: str | None
    parent_then: str | None
    parent_now: str | None
    relatives: str | None
    differences: Sequence[str]


@dataclass(frozen=True, slots=True)
class TreesCompared:
    """How many units stood under the unit on each day, and those that differ, by name."""

    former: int
    latter: int
    units: tuple[UnitCompared, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Count each way of being different."""
        return {what: sum(1 for unit in self.units if what in unit.differences) for what in DIFFERENCES}


def trees_compared(unit_id: int, *, former: date, latter: date) -> TreesCompared:
    """What came, went, moved and changed under the unit, itself included, from the one day to the other?"""
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"unit": unit_id, "former": former, "latter": latter}
        cursor.execute(statement(__package__, "units_compared"), asked)
        found = cursor.fetchall()
    units = tuple(UnitCompared(*row[:-2]) for row in found if row[-3])
    return TreesCompared(found[0][-2] if found else 0, found[0][-1] if found else 0, units)
