"""Find which units stand in a unit on a day, as ranges of their numbers where they lie together."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from chibo.figures.census.census import Census
from chibo.figures.census.populations import FACTS
from chibo.kernel.statements import statement

_EPOCH = date(1970, 1, 1).toordinal()
_FEW = 8
_BY_KEY = {one.key: one for one in FACTS}


@dataclass(frozen=True, slots=True)
class Periods:
    """Units by number, each with a period in days since 1970 and its steps below: arrays alike in length."""

    unit_no: NDArray[np.int32]
    from_day: NDArray[np.int32]
    to_day: NDArray[np.int32]
    depth: NDArray[np.int32]

    def on(self, day: date, *, depth: int | None = None) -> NDArray[np.int32]:
        """Give the numbers of those there on the day, in order; with `depth` only those so many steps below."""
        days = day.toordinal() - _EPOCH
        there = (self.from_day <= days) & (days < self.to_day)
        if depth is not None:
            there &= self.depth == depth
        return np.sort(self.unit_no[there])


def number_of(census: Census, unit: int) -> int | None:
    """By which number do facts name the unit? None where the census knows no such unit."""
    found = census.tree.found
    if ("number", unit) not in found:
        asked = census.cursor().execute(
            f"SELECT unit_no FROM {census.units('unit_number')} WHERE unit_id = $unit", {"unit": unit}
        )
        found["number", unit] = asked.fetchone()
    row = found["number", unit]
    return int(row[0]) if isinstance(row, tuple) else None


def is_apex(census: Census, unit_no: int) -> bool:
    """Tell whether the unit is a root of the tree."""
    found = census.tree.found
    if ("apex", unit_no) not in found:
        units = census.standing(_BY_KEY["units"])
        asked = census.cursor().execute(f"SELECT bool_or(is_apex) FROM {units} WHERE unit_no = $no", {"no": unit_no})
        found["apex", unit_no] = asked.fetchone() == (True,)
    return bool(found["apex", unit_no])


def table_within(census: Census, unit_no: int) -> str:
    """Name the table of what stood in the unit and when; it is made when first asked for."""
    name = f"{census.tree.schema}.within_{unit_no}"
    if ("table", unit_no) not in census.tree.found:
        asked = statement("chibo.figures.census.queries", "within").format(
            units=census.standing(_BY_KEY["units"]), placements=census.standing(_BY_KEY["placements"])
        )
        census.cursor().execute(f"CREATE TABLE IF NOT EXISTS {name} AS {asked}", {"unit_no": unit_no})
        census.tree.found["table", unit_no] = name
    return name


def within(census: Census, unit_no: int) -> Periods:
    """Which units stood in the unit, and when?"""
    return _periods(census, f"within_{unit_no}", table_within(census, unit_no), "depth")


def alive(census: Census) -> Periods:
    """When did each unit live?"""
    return _periods(census, "alive", census.standing(_BY_KEY["units"]), "0")


def _periods(census: Census, key: str, table: str, depth: str) -> Periods:
    found = census.tree.found.get(("periods", key))
    if not isinstance(found, Periods):
        arrays = (
            census.cursor()
            .execute(
                f"SELECT unit_no, from_on - DATE '1970-01-01' AS from_day, to_on - DATE '1970-01-01' AS to_day,"
                f" {depth} AS depth FROM {table}"
            )
            .fetchnumpy()
        )
        found = Periods(
            *(np.asarray(arrays[name], dtype=np.int32) for name in ("unit_no", "from_day", "to_day", "depth"))
        )
        census.tree.found["periods", key] = found
    return found


def ranges(inside: NDArray[np.int32], there: NDArray[np.int32]) -> list[tuple[int, int]] | None:
    """Say which of those there are inside by ranges, whatever is not there aside; None where they would be many.

    Both are in order. Numbers of units that did not live on the day may fall into a range: nothing stood in them.
    """
    marked = np.isin(there, inside, assume_unique=False)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    if len(starts) > _FEW:
        return None
    return [(int(there[start]), int(there[end - 1])) for start, end in zip(starts, ends, strict=True)]
