"""Count members for the lines of a tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chibo.kernel.statements import statement


@dataclass(frozen=True, slots=True)
class SubtreeCount:
    """How many cells stand in a unit's subtree, itself included, and how many members they count."""

    cells: int
    members: int


def subtree_counts_of(unit_ids: Sequence[int], *, on: date) -> dict[int, SubtreeCount]:
    """How many cells and members has the subtree of each of these units on the day?"""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "subtree_counts_of"), {"units": list(unit_ids), "on": on})
        counts = {unit: SubtreeCount(cells, members) for unit, cells, members in cursor.fetchall()}
    return {unit: counts.get(unit, SubtreeCount(0, 0)) for unit in unit_ids}
