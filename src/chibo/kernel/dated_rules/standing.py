"""What may stand under what: pairs of levels as dated rows, from `standing.csv`. A regulation to come adds rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from chibo.kernel.partial_dates import first_day_of
from chibo.kernel.periods import Period
from chibo.kernel.shipped import bound_in, rows_in

_BESIDE = frozenset({"beside", "staff"})


@dataclass(frozen=True, slots=True)
class MayStand:
    """One pair of levels, when it was so and by which text."""

    child: str
    parent: str
    during: Period
    source: str


def may_stand_under(child: str | None, parent: str | None, *, on: date) -> bool:
    """Tell whether a unit of one level may stand under one of another on the day.

    Units beside the tree and staff bodies stand under any; where a level is not known nothing is refused.
    """
    if child is None or parent is None or child in _BESIDE:
        return True
    return any(pair.child == child and pair.parent == parent and pair.during.contains(on) for pair in _pairs())


@cache
def _pairs() -> tuple[MayStand, ...]:
    return tuple(_pair(row) for row in rows_in(files(__package__).joinpath("standing.csv")))


def _pair(row: Mapping[str, str]) -> MayStand:
    bounds = (first_day_of(bound_in(row["valid_from"])), first_day_of(bound_in(row["valid_to"])))
    return MayStand(row["child_level"], row["parent_level"], Period(*bounds), row["source"])
