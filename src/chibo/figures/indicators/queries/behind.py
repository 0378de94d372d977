"""Give the rows behind a figure: those that its numerator or its denominator counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from chibo.figures.census.api import FactCounted, rows_of
from chibo.figures.indicators.definitions import Filter
from chibo.figures.indicators.queries.asking import Reading, answered, asking_of, opened
from chibo.figures.indicators.queries.counting import Counting, OfDays
from chibo.figures.indicators.queries.counts import Amount, whole
from chibo.figures.indicators.queries.sides import Side, sides_of
from chibo.figures.indicators.queries.without import Subjects
from chibo.kernel.populations import Dimension

_ROW = (
    Dimension("id", "counted.id"),
    Dimension("unit", "counted.unit_id"),
    Dimension("day", "counted.day"),
)


@dataclass(frozen=True, slots=True)
class RowBehind:
    """One row of a figure: the fact's id in its room, the unit it stands in, its day, and how much of it counts.

    `is_of_eve`: it is counted as on the day before, because a decision left out touches whom it is of.
    """

    id: int
    unit: int | None
    day: date
    share: Amount
    is_uncertain: bool
    is_of_eve: bool = False


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """Some of the rows of a numerator or denominator, of how many, and of which population."""

    population: str
    total: int
    rows: tuple[RowBehind, ...]


def rows_behind(
    code: str,
    *,
    unit: int,
    on: date,
    since: date | None = None,
    where: tuple[Filter, ...] = (),
    tree: date | None = None,
    known_at: datetime | None = None,
    without: str = "",
    reading: Reading = Reading.CENSUS,
    of_denominator: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> RowsBehind:
    """Which rows does the numerator (or the denominator, where there is one) count? Those of one unit together.

    Raises what `figure` raises.
    """
    asking = asking_of(code, unit=unit, by=(), where=where, known_at=known_at)
    with opened(replace(asking, by=()), on=on, since=since, tree=tree, reading=reading, without=without) as counting:
        if asking.indicator.denominator.target:
            # A target is counted towards over its own span.
            since = answered(counting, on).since
        numerator, denominator = sides_of(asking, on, since)
        side = denominator if of_denominator and denominator else numerator
        return rows_of_side(counting, side, offset=offset, limit=limit)


def rows_of_side(counting: Counting, side: Side, *, offset: int = 0, limit: int | None = None) -> RowsBehind:
    """Which rows does the side count? Those of one unit together."""
    population = counting.asking.population.key
    counting = replace(counting, since=side.since)
    of_days = counting.days_of(side.on, side.filters)
    if counting.census is None or len(of_days) > 1:
        every = _every_row(counting, side, of_days)
        return RowsBehind(population, len(every), every[offset : None if limit is None else offset + limit])
    asked = counting.asked(side.filters, side.on)
    total, rows = rows_of(counting.census, asked, offset=offset, limit=limit)
    return RowsBehind(population, total, _behind(rows, counting.shares))


def _every_row(counting: Counting, side: Side, of_days: OfDays) -> tuple[RowBehind, ...]:
    """Give the rows of each day it is counted on, those of one unit together."""
    found: list[RowBehind] = []
    for day, subjects in of_days:
        if counting.census is None:
            rows = _rows_by_plain_sql(counting, side.filters, day, subjects)
        else:
            asked = counting.asked(side.filters, day, subjects=subjects)
            rows = _behind(rows_of(counting.census, asked)[1], counting.shares)
        found += [replace(row, is_of_eve=day != side.on) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.unit is None, row.unit or 0, row.day, row.id)))


def _behind(rows: Sequence[FactCounted], shares: Sequence[Fraction]) -> tuple[RowBehind, ...]:
    return tuple(RowBehind(row.id, row.unit, row.day, whole(shares[row.share]), row.is_uncertain) for row in rows)


def _rows_by_plain_sql(
    counting: Counting, filters: tuple[Filter, ...], on: date, subjects: Subjects | None
) -> tuple[RowBehind, ...]:
    """Ask for the rows as for a breakdown so fine that each line is one of them."""
    shares = counting.shares
    return tuple(
        RowBehind(int(row), int(unit) if unit else None, date.fromisoformat(day), whole(shares[share]), bool(uncertain))
        for row, unit, day, share, times, uncertain in counting.by_plain_sql(filters, on, _ROW, subjects=subjects)
        for _ in range(times)
    )
