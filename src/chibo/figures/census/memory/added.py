"""Count in memory what few changed subjects are now, beside the held rows of a base that tell otherwise of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np

from chibo.figures.census.memory.columns import (
    NOWHERE,
    Coded,
    Columns,
    Days,
    NotTold,
    Passing,
    Standing,
    columns_in,
    number_of_day,
)

_NEVER_ENDS = int(np.iinfo(np.int32).max)


class Added:
    """The rows of few subjects. What an expression comes to in one is what it comes to in a row of the base like it."""

    def __init__(self, base: Columns, subjects: Collection[int], rows: Sequence[Mapping[str, Any]]) -> None:
        """Take over the rows that these subjects have now."""
        self._base = base
        self._rows = sorted(rows, key=lambda row: row["from_on"])
        self.told_rightly = base.others(subjects)
        ends = [number_of_day(row["to_on"]) if row["to_on"] else _NEVER_ENDS for row in self._rows]
        self.standing = Standing(
            np.asarray([row["unit_no"] or NOWHERE for row in self._rows], dtype=np.intp),
            self._days("from_on"),
            np.asarray(ends, dtype=np.int32),
            self._days("certain_on"),
        )

    def coded(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> Coded:
        """Tell what the expression comes to in each row; raises `NotTold`."""
        told = self._base.coded(cursor, expression)
        return Coded(told.places[self._alike(cursor, expression)], told.labels)

    def dated(self, _cursor: duckdb.DuckDBPyConnection, column: str) -> Days:
        """Tell the day in each row."""
        return self._days(column.removeprefix("fact."))

    def passing(self, cursor: duckdb.DuckDBPyConnection, condition: str, parameters: Mapping[str, Any]) -> Passing:
        """Tell which rows pass the condition; raises `NotTold`."""
        return self._base.passing(cursor, condition, parameters)[self._alike(cursor, condition)]

    def _alike(self, cursor: duckdb.DuckDBPyConnection, expression: str) -> list[int]:
        """Name for each row one of the base that has the same in the one column that the expression looks at."""
        columns = columns_in(expression)
        if len(columns) != 1:
            raise NotTold
        (column,) = columns
        places = self._base.places_of(cursor, column)
        try:
            return [places[_text(row[column])] for row in self._rows]
        except KeyError:
            raise NotTold from None

    def _days(self, column: str) -> Days:
        return np.asarray([number_of_day(row[column]) for row in self._rows], dtype=np.int32)


def _text(value: object) -> str | None:
    """Write the value as DuckDB does."""
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)
