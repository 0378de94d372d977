"""Count members for the lines of a tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chibo.kernel.statements import statement

# Of so many units in all subtrees together, asking cell by cell takes longer than counting every cell of the day.
LARGE = 300
_SIZE = "SELECT count(*) FROM units_ancestry WHERE ancestor_id = ANY(%(units)s) AND valid_during @> %(on)s::date"


@dataclass(frozen=True, slots=True)
class SubtreeCount:
    """How many cells stand in a unit's subtree, itself included, and how many members they count."""

    cells: int
    members: int


def subtree_counts_of(unit_ids: Sequence[int], *, on: date) -> dict[int, SubtreeCount]:
    """How many cells and members has the subtree of each of these units on the day?"""
    name = "subtree_counts_of"
    if subtree_size_of(unit_ids, on=on) > LARGE:
        name = "subtree_count_of_one_large" if len(unit_ids) == 1 else "subtree_counts_of_large"
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, name), {"units": list(unit_ids), "on": on})
        counts = {unit: SubtreeCount(cells, members) for unit, cells, members in cursor.fetchall()}
    return {unit: counts.get(unit, SubtreeCount(0, 0)) for unit in unit_ids}


def subtree_size_of(unit_ids: Sequence[int], *, on: date) -> int:
    """How many units stand in the subtrees of these units on the day?"""
    with connection.cursor() as cursor:
        cursor.execute(_SIZE, {"units": list(unit_ids), "on": on})
        (size,) = cursor.fetchone()
    return int(size)
