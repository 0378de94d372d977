"""Hold the units that tables are asked about, and what stood in each: asked once for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby, pairwise
from typing import Any, cast

from chibo.figures.census.api import Census
from chibo.figures.census.populations import FACTS
from chibo.kernel.statements import statement

BY_KEY = {one.key: one for one in FACTS}
_numbers = count(1)
type Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AskedUnits:
    """Units by the number that facts name them by, the table of what stood in each, and that of their provinces."""

    census: Census
    units: Mapping[int, int]
    inside: str
    provinces: str

    def by_unit(self, lines: Sequence[Line]) -> dict[int, list[Line]]:
        """Give the lines, which begin with the number of a unit, by unit."""
        found: dict[int, list[Line]] = {unit: [] for unit in self.units.values()}
        for line in lines:
            found[self.units[line[0]]].append(line[1:])
        return found


def asked_about(census: Census, units: Sequence[int]) -> AskedUnits:
    """Find what stood in the units; once for the same units, as long as the census is held."""
    key = ("asked", tuple(sorted(set(units))))
    with census.lock:
        if key not in census.scopes:
            asked = _asked_about(census, units)
            census.scopes[key] = (asked.units, asked.inside, asked.provinces)
        kept = cast("tuple[Mapping[int, int], str, str]", census.scopes[key])
    return AskedUnits(census, *kept)


def _asked_about(census: Census, units: Sequence[int]) -> AskedUnits:
    told = census.cursor().execute(
        f"SELECT unit_no, unit_id FROM {census.units('unit_number')} WHERE unit_id IN (SELECT unnest($units))",
        {"units": list(units)},
    )
    numbers = dict(told.fetchall())
    number = next(_numbers)
    filled = statement(__package__, "inside").format(
        units=census.standing(BY_KEY["units"]), placements=census.standing(BY_KEY["placements"])
    )
    inside = made_once(census, f"inside_{number}", filled, {"units": list(numbers)})
    return AskedUnits(census, numbers, inside, _provinces(census, numbers, number))


def _provinces(census: Census, numbers: Mapping[int, int], number: int) -> str:
    """Name the table of what stood in the province of each unit, with when the unit stood in that province."""
    filled = statement(__package__, "province").format(
        units=census.standing(BY_KEY["units"]),
        placements=census.standing(BY_KEY["placements"]),
        unit_state=census.units("unit_state"),
    )
    rows = census.cursor().execute(filled, {"units": list(numbers)}).fetchall()
    stays = [stay for _, some in groupby(rows, key=lambda row: row[0]) for stay in _stays(list(some))]
    table = f"{census.schema()}.stays_{number}"
    cursor = census.cursor()
    cursor.execute(f"CREATE TABLE {table} (asked_no INTEGER, province_no INTEGER, with_from DATE, with_to DATE)")
    day = "DATE '0001-01-01'"
    for asked, province, first, last in stays:
        cursor.execute(
            f"INSERT INTO {table} VALUES (?, ?, {day} + ?::INTEGER, {day} + ?::INTEGER)", [asked, province, first, last]
        )
    provinces = sorted({province for _, province, _, _ in stays})
    filled = statement(__package__, "inside").format(
        units=census.standing(BY_KEY["units"]), placements=census.standing(BY_KEY["placements"])
    )
    within = made_once(census, f"provinces_{number}", filled, {"units": provinces})
    return (
        f"SELECT stay.asked_no, province.unit_no, from_on, to_on, with_from, with_to"
        f" FROM {within} province JOIN {table} stay ON stay.province_no = province.asked_no"
    )


def _stays(rows: Sequence[Line]) -> list[tuple[int, int, int, int]]:
    """Say for one unit in which province it stood from day to day; where there is none, in its topmost unit."""
    days = sorted({day for row in rows for day in row[2:4]})
    stays = []
    for first, last in pairwise(days):
        above = [row for row in rows if row[2] <= first and last <= row[3]]
        provinces = [row for row in above if row[5] == "province"]
        if above:
            found = min(provinces, key=_depth) if provinces else max(above, key=_depth)
            stays.append((int(found[0]), int(found[1]), first, last))
    return stays


def _depth(row: Line) -> int:
    return int(row[4])


def made_once(census: Census, name: str, asked: str, parameters: Mapping[str, date | list[int]]) -> str:
    """Name a table beside the census, made by a question when first asked for and dropped with the census."""
    table = f"{census.schema()}.{name}"
    with census.lock:
        if ("table", name) not in census.scopes:
            census.cursor().execute(f"CREATE TABLE IF NOT EXISTS {table} AS {asked}", dict(parameters))
            census.scopes["table", name] = table
    return table
