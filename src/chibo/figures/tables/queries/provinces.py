"""Find in which province a unit stood, and when."""

from itertools import pairwise
from typing import Any

from chibo.figures.census.api import Census
from chibo.figures.census.populations import FACTS
from chibo.kernel.statements import statement

_BY_KEY = {one.key: one for one in FACTS}


def provinces_of(census: Census, unit_no: int) -> list[tuple[int, str, str]]:
    """In which province did the unit stand: its number, from when, until when? Where there is none, its topmost unit.

    Days are given as expressions of DuckDB: one may lie beyond what Python can hold.
    """
    asked = statement(__package__, "province").format(
        units=census.standing(_BY_KEY["units"]),
        placements=census.standing(_BY_KEY["placements"]),
        unit_state=census.units("unit_state"),
    )
    told = census.cursor().execute(
        f"SELECT unit_no, from_on - DATE '0001-01-01', to_on - DATE '0001-01-01', depth, level FROM ({asked})",
        {"unit_no": unit_no},
    )
    rows = told.fetchall()
    days = sorted({day for row in rows for day in row[1:3]})
    return [
        (_chosen([row for row in rows if row[1] <= first and last <= row[2]]), _day(first), _day(last))
        for first, last in pairwise(days)
        if any(row[1] <= first and last <= row[2] for row in rows)
    ]


def _chosen(rows: list[tuple[Any, ...]]) -> int:
    provinces = [row for row in rows if row[4] == "province"]
    found = min(provinces, key=lambda row: row[3]) if provinces else max(rows, key=lambda row: row[3])
    return int(found[0])


def _day(days: int) -> str:
    return f"(DATE '0001-01-01' + {days})"
