"""Lay the lines of a figure told apart by two dimensions out as a table: one in rows, the other in columns."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chibo.figures.indicators.definitions import Measure
from chibo.figures.indicators.queries.asking import Figure
from chibo.figures.indicators.queries.counts import Amount, Row, whole
from chibo.figures.indicators.rules import CrossNeedsTwo

type Key = str | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """A cross table: keys of rows and of columns in order, a line where there is one, and what adds up.

    Where lines do not add up (a person may be in two of them, a mean is no sum) there are no totals.
    """

    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    lines: Mapping[tuple[Key, Key], Row]
    adds_up: bool
    of_rows: Mapping[Key, Amount]
    of_columns: Mapping[Key, Amount]
    total: Amount


def crossed(told: Figure) -> Crossed:
    """Lay the figure out, the first dimension in rows and the second in columns; raises `CrossNeedsTwo`."""
    if len(told.by) != 2:
        raise CrossNeedsTwo
    lines = {(row.keys[0], row.keys[1]): row for row in told.rows}
    of_rows: dict[Key, Fraction] = defaultdict(Fraction)
    of_columns: dict[Key, Fraction] = defaultdict(Fraction)
    for (row, column), line in lines.items():
        of_rows[row] += line.value
        of_columns[column] += line.value
    measure = told.indicator.measure
    return Crossed(
        tuple(of_rows),
        tuple(sorted(of_columns, key=lambda key: (key is None, key or ""))),
        lines,
        measure is not Measure.PERSONS and not measure.is_of_a_number,
        {key: whole(amount) for key, amount in of_rows.items()},
        {key: whole(amount) for key, amount in of_columns.items()},
        whole(sum(of_rows.values(), Fraction())),
    )
