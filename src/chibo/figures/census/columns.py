"""Hold the rows of a small base in memory, column by column: arrays are gone over sooner than a statement is planned.

What an expression comes to in each row is worked out once, by DuckDB, when it is first asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from threading import Lock
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from chibo.figures.census.answers import Line

# Two of the pieces in which DuckDB keeps rows: of more, it counts sooner than arrays are made.
MOST_ROWS = 2 * 122_880
# The number of no unit: what stands in none.
NOWHERE = 0
_MOST_GROUPS = 100_000
_MOST_CONDITIONS = 100
_EPOCH = date(1970, 1, 1).toordinal()
_NEVER = np.iinfo(np.int32).min


@dataclass(frozen=True, slots=True)
class Coded:
    """What an expression comes to in each row: the place of its text among the labels."""

    places: NDArray[np.integer[Any]]
    labels: list[str | None]


class Columns:
    """The rows of a table that never changes, in the order of the day they begin on."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """Take over what every count looks at: in which unit rows stand, and when; from when on for certain."""
        self._rows = f"FROM {table} fact ORDER BY fact.from_on, fact.rowid"
        days = ", ".join(f"{_number_of(f'fact.{name}')} AS {name}" for name in ("from_on", "to_on", "certain_on"))
        asked = f"SELECT coalesce(fact.unit_no, {NOWHERE}) AS unit_no, {days} {self._rows}"
        found = cursor.execute(asked).fetchnumpy()
        self._unit_no = np.asarray(found["unit_no"], dtype=np.intp)
        self._from_on, self._to_on, self._certain_on = (
            np.asarray(found[name], dtype=np.int32) for name in ("from_on", "to_on", "certain_on")
        )
        self._units = int(self._unit_no.max(initial=0)) + 1
        self._coded: dict[str, Coded] = {}
        self._dated: dict[str, NDArray[np.int32]] = {}
        self._passing: dict[tuple[str, str], NDArray[np.bool_]] = {}
        self._lock = Lock()

    def coded(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> Coded:
        """Tell what the expression comes to in each row."""
        with self._lock:
            if expression not in self._coded:
                told = cursor.execute(f"SELECT {expression} {self._rows}").fetchall()
                places = {label: place for place, (label,) in enumerate(dict.fromkeys(told))}
                found = np.fromiter((places[label] for (label,) in told), dtype=np.int32, count=len(told))
                self._coded[expression] = Coded(found, list(places))
            return self._coded[expression]

    def banded(
        self, cursor: duckdb.DuckDBPyConnection, dated: str, edges: Sequence[date], codes: Sequence[str]
    ) -> Coded:
        """Tell of each row the code in the place of how many of the edges its day is not after."""
        with self._lock:
            if dated not in self._dated:
                found = cursor.execute(f"SELECT {_number_of(dated)} AS day {self._rows}").fetchnumpy()["day"]
                self._dated[dated] = np.asarray(found, dtype=np.int32)
            days = self._dated[dated]
        places = np.zeros(len(days), dtype=np.int16)
        for edge in edges:
            places += days <= edge.toordinal() - _EPOCH
        places[days == _NEVER] = len(codes)
        return Coded(places, [*codes, None])

    def passing(
        self, cursor: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any]
    ) -> NDArray[np.bool_]:
        """Tell which rows pass the condition."""
        key = condition, repr(sorted(parameters.items()))
        with self._lock:
            if key not in self._passing:
                asked = f"SELECT coalesce({condition}, false) AS passes {self._rows}"
                found = cursor.execute(asked, parameters).fetchnumpy()["passes"]
                while len(self._passing) >= _MOST_CONDITIONS:
                    del self._passing[next(iter(self._passing))]
                self._passing[key] = np.asarray(found, dtype=np.bool_)
            return self._passing[key]

    def count(
        self, on: date, units: NDArray[np.int32], keys: Sequence[Coded], passing: Sequence[NDArray[np.bool_]]
    ) -> list[Line] | None:
        """Count what stands in the units on the day and passes all that: keys, share, count and uncertain.

        None where there are too many combinations of keys.
        """
        sizes = [len(key.labels) for key in keys]
        if prod(sizes) > _MOST_GROUPS:
            return None
        day = on.toordinal() - _EPOCH
        begun = int(np.searchsorted(self._from_on, day, side="right"))
        inside = np.zeros(self._units, dtype=np.bool_)
        inside[units[units < self._units]] = True
        held = self._to_on[:begun] > day
        held &= inside.take(self._unit_no[:begun])
        for one in passing:
            held &= one[:begun]
        groups = np.zeros(begun, dtype=np.int32)
        for key, size in zip(keys, sizes, strict=True):
            groups *= size
            groups += key.places[:begun]
        counts = np.bincount(groups[held], minlength=1)
        uncertain = np.bincount(groups[held & (self._certain_on[:begun] > day)], minlength=len(counts))
        there = np.flatnonzero(counts)
        labels = [
            [key.labels[place] for place in found]
            for key, found in zip(keys, np.unravel_index(there, sizes) if sizes else (), strict=True)
        ]
        return list(zip(*labels, [0] * len(there), counts[there].tolist(), uncertain[there].tolist(), strict=True))


def _number_of(day: str) -> str:
    return f"coalesce({day} - DATE '1970-01-01', {_NEVER})::INTEGER"


def columns_of(cursor: duckdb.DuckDBPyConnection, table: str) -> Columns | None:
    """Hold the rows of the table in memory, if they are few enough."""
    (rows,) = cursor.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return Columns(cursor, table) if rows <= MOST_ROWS else None
