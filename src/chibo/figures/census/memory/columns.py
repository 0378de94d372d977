"""Hold the rows of a small base in memory, column by column: arrays are gone over sooner than a statement is planned.

What an expression comes to in each row is worked out once, by DuckDB, when it is first asked for.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from threading import RLock
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from chibo.figures.census.memory.answers import Line

# Two of the pieces in which DuckDB keeps rows: of more, it counts sooner than arrays are made.
MOST_ROWS = 2 * 122_880
# The number of no unit: what stands in none.
NOWHERE = 0
NEVER = int(np.iinfo(np.int32).min)
_MOST_LABELS = 1_000
_MOST_GROUPS = 100_000
_MOST_CONDITIONS = 100
_COLUMN = re.compile(r"fact\.(\w+)")
_EPOCH = date(1970, 1, 1).toordinal()

type Days = NDArray[np.int32]
type Passing = NDArray[np.bool_]


class NotTold(Exception):
    """What is asked is not told by what is held in memory."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What an expression comes to in each row: the place of its text among the labels."""

    places: NDArray[np.integer[Any]]
    labels: list[str | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """In which unit rows stand, and when; from when on for certain. In the order of the day they begin on."""

    unit_no: NDArray[np.intp]
    from_on: Days
    to_on: Days
    certain_on: Days

    def count(
        self, on: date, units: NDArray[np.int32], keys: Sequence[Coded], passing: Sequence[Passing]
    ) -> list[Line]:
        """Count what stands in the units on the day and passes all that: keys, share, count and uncertain.

        Raises `NotTold` where there are too many combinations of keys.
        """
        sizes = [len(key.labels) for key in keys]
        if prod(sizes) > _MOST_GROUPS:
            raise NotTold
        day = number_of_day(on)
        begun = int(np.searchsorted(self.from_on, day, side="right"))
        numbers = int(self.unit_no.max(initial=NOWHERE)) + 1
        inside = np.zeros(numbers, dtype=np.bool_)
        inside[units[units < numbers]] = True
        held = self.to_on[:begun] > day
        held &= inside.take(self.unit_no[:begun])
        for one in passing:
            held &= one[:begun]
        groups = np.zeros(begun, dtype=np.int32)
        for key, size in zip(keys, sizes, strict=True):
            groups *= size
            groups += key.places[:begun]
        counts = np.bincount(groups[held], minlength=1)
        uncertain = np.bincount(groups[held & (self.certain_on[:begun] > day)], minlength=len(counts))
        there = np.flatnonzero(counts)
        labels = [
            [key.labels[place] for place in found]
            for key, found in zip(keys, np.unravel_index(there, sizes) if sizes else (), strict=True)
        ]
        return list(zip(*labels, [0] * len(there), counts[there].tolist(), uncertain[there].tolist(), strict=True))


class Columns:
    """The rows of a table that never changes."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """Take over what every count looks at."""
        self._table = table
        self._lock = RLock()
        self._coded: dict[str, Coded | None] = {}
        self._places: dict[str, Mapping[str | None, int]] = {}
        self._dated: dict[str, Days] = {}
        self._passing: dict[tuple[str, str], Passing] = {}
        days = (_day("fact.from_on"), _day("fact.to_on"), _day("fact.certain_on"))
        told = self._fetched(cursor, f"coalesce(fact.unit_no, {NOWHERE})", *days, "fact.subject_id")
        self._order = np.argsort(told[1], kind="stable")
        unit_no, from_on, to_on, certain_on, self._subject_id = (one[self._order] for one in told)
        self.standing = Standing(unit_no.astype(np.intp), from_on, to_on, certain_on)

    def _fetched(
        self, cursor: duckdb.DuckDBPyConnection, *expressions: str, parameters: Mapping[str, Any] | None = None
    ) -> list[NDArray[Any]]:
        """Fetch what each expression comes to, in the order in which the rows lie."""
        named = ", ".join(f"{one} AS c{place}" for place, one in enumerate(expressions))
        found = cursor.execute(f"SELECT {named} FROM {self._table} fact", parameters or {}).fetchnumpy()
        return [np.asarray(found[f"c{place}"]) for place in range(len(expressions))]

    def coded(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> Coded:
        """Tell what the expression comes to in each row; raises `NotTold` where that is too much."""
        with self._lock:
            if expression not in self._coded:
                columns = columns_in(expression)
                is_of_a_value = len(columns) == 1 and expression != _text(*columns)
                work_out = self._coded_by_value if is_of_a_value else self._coded_by_row
                self._coded[expression] = work_out(cursor, expression)
            found = self._coded[expression]
        if found is None:
            raise NotTold
        return found

    def _coded_by_row(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> Coded | None:
        told = cursor.execute(f"SELECT DISTINCT {expression} FROM {self._table} fact").fetchmany(_MOST_LABELS + 1)
        if len(told) > _MOST_LABELS:
            return None
        labels = [label for (label,) in told if label is not None]
        codes = ", ".join("'" + label.replace("'", "''") + "'" for label in labels or ("",))
        (places,) = self._fetched(cursor, f"coalesce(enum_code(({expression})::ENUM({codes}))::INTEGER, {len(labels)})")
        return Coded(places[self._order], [*labels, None])

    def _coded_by_value(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> Coded:
        """Work out of one column's values, which are few, what the expression comes to."""
        (column,) = columns_in(expression)
        values = self.coded(cursor, _text(column))
        asked = f"SELECT {_text(column)}, {expression} FROM (SELECT DISTINCT {column} FROM {self._table}) fact"
        of: dict[str | None, str | None] = dict(cursor.execute(asked).fetchall())
        labels = [*dict.fromkeys(of.values()), None]
        places = np.asarray([labels.index(of.get(value)) for value in values.labels], dtype=np.int32)
        return Coded(places[values.places], labels)

    def dated(self, cursor: duckdb.DuckDBPyConnection, column: str) -> Days:
        """Tell the day in each row."""
        with self._lock:
            if column not in self._dated:
                (days,) = self._fetched(cursor, _day(column))
                self._dated[column] = days[self._order]
            return self._dated[column]

    def passing(self, cursor: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any]) -> Passing:
        """Tell which rows pass the condition."""
        key = condition, repr(sorted(parameters.items()))
        with self._lock:
            if key not in self._passing:
                (passes,) = self._fetched(cursor, f"coalesce({condition}, false)", parameters=parameters)
                while len(self._passing) >= _MOST_CONDITIONS:
                    del self._passing[next(iter(self._passing))]
                self._passing[key] = passes[self._order]
            return self._passing[key]

    def places_of(self, cursor: duckdb.DuckDBPyConnection, column: str) -> Mapping[str | None, int]:
        """Name for each text that occurs in the column a row that has it."""
        told = self.coded(cursor, _text(column))
        if column not in self._places:
            places, rows = np.unique(told.places, return_index=True)
            self._places[column] = dict(zip([told.labels[one] for one in places], rows.tolist(), strict=True))
        return self._places[column]

    def others(self, subjects: Collection[int]) -> Passing:
        """Tell which rows are of other subjects."""
        return np.isin(self._subject_id, np.fromiter(subjects, dtype=np.int64), invert=True)


def columns_of(cursor: duckdb.DuckDBPyConnection, table: str) -> Columns | None:
    """Hold the rows of the table in memory, if they are few enough."""
    (rows,) = cursor.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return Columns(cursor, table) if rows <= MOST_ROWS else None


def columns_in(expression: str) -> set[str]:
    """Name the columns that the expression looks at."""
    return set(_COLUMN.findall(expression))


def _text(column: str) -> str:
    return f"fact.{column}::VARCHAR"


def _day(column: str) -> str:
    return f"coalesce({column} - DATE '1970-01-01', {NEVER})::INTEGER"


def number_of_day(day: date | None) -> int:
    """Give the day as its number since 1970; what has none lies before all of them."""
    return day.toordinal() - _EPOCH if day else NEVER


def banded(days: Days, edges: Sequence[date], codes: Sequence[str]) -> Coded:
    """Tell of each day the code in the place of how many of the edges it is not after."""
    places = np.zeros(len(days), dtype=np.int16)
    for edge in edges:
        places += days <= number_of_day(edge)
    places[days == NEVER] = len(codes)
    return Coded(places, [*codes, None])
