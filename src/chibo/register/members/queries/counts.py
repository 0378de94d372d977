"""Count members for the lines of a tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection

from chibo.kernel.statements import kept_cursor, statement
from chibo.register.members.queries.kept import KEPT, Ids, present_stamp

# Of so many units in all subtrees together, asking cell by cell takes longer than counting every cell of the day.
LARGE = 300
# Of so many units the counts of all are soon counted and kept; of more only those asked for are counted.
MOST_UNITS = 20_000
_MORE_THAN = """
SELECT count(*) FROM (SELECT FROM units_ancestry WHERE ancestor_id = ANY(%(units)s) AND valid_during @> %(on)s::date
                       LIMIT %(large)s + 1) few
"""
_RESTS_ON = ("members_place", "units_unit", "units_placement", "units_unitattribute")


@dataclass(frozen=True, slots=True)
class SubtreeCount:
    """How many cells stand in a unit's subtree, itself included, and how many members they count."""

    cells: int
    members: int


def subtree_counts_of(unit_ids: Sequence[int], *, on: date) -> dict[int, SubtreeCount]:
    """How many cells and members has the subtree of each of these units on the day?"""
    counts = _counted("subtree_counts_of", unit_ids, on) if not are_large(unit_ids, on=on) else _large(unit_ids, on)
    found = {unit: SubtreeCount(cells, members) for unit, cells, members in counts.tolist()}
    return {unit: found.get(unit, SubtreeCount(0, 0)) for unit in unit_ids}


def _large(unit_ids: Sequence[int], on: date) -> Ids:
    """Count one large subtree, or some; of a register of moderate size those of all units, to be kept for the day."""
    stamp = present_stamp()
    name, asked = "subtree_counts_of_large", tuple(unit_ids)
    if len(asked) == 1:
        name = "subtree_count_of_one_large"
    elif stamp and _units_held() <= MOST_UNITS:
        name, asked = "subtree_counts_of_all", ()
    if not stamp:
        return _counted(name, asked, on)
    (counts,) = KEPT.answer((name, asked, on), stamp, _RESTS_ON, lambda: (_counted(name, asked, on),))
    return counts if asked else counts[np.isin(counts[:, 0], unit_ids)]


def _units_held() -> int:
    with kept_cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = 'public.units_unit'::regclass")
        (units,) = cursor.fetchone()
    return int(units)


def are_large(unit_ids: Sequence[int], *, on: date) -> bool:
    """Stand more than LARGE units in the subtrees of these units on the day?"""
    with connection.cursor() as cursor:
        cursor.execute(_MORE_THAN, {"units": list(unit_ids), "on": on, "large": LARGE})
        (size,) = cursor.fetchone()
    return int(size) > LARGE


def _counted(name: str, unit_ids: Sequence[int], on: date) -> Ids:
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, name), {"units": list(unit_ids), "on": on})
        return np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 3)
