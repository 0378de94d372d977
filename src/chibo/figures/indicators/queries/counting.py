"""Count what is asked for by one statement, and add up whole things and parts of them exactly."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.db import connection

from chibo.figures.census.api import Asked, Census, lines_of
from chibo.figures.indicators.definitions import Filter, Indicator
from chibo.figures.indicators.queries.assembling import Parameter, Question
from chibo.figures.indicators.queries.planning import is_large, joining_sets
from chibo.figures.indicators.queries.recasting import WHOLE, Recast
from chibo.figures.indicators.rules import DimensionUnknown
from chibo.kernel.populations import Dimension, Population

# A count: of whole things, or in the tree of another day with parts of them. Never rounded.
type Amount = int | Fraction
type Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a breakdown: the codes of its dimensions in the order asked for (None: not known), and its count.

    `shared` is the part of it that rests on shares.
    """

    keys: tuple[str | None, ...]
    value: Amount
    shared: Amount = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked whatever the day: an indicator of a unit, how to tell rows apart and which to keep."""

    indicator: Indicator
    population: Population
    unit: int
    by: tuple[str, ...]
    where: tuple[Filter, ...]
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, which part of that rests on shares, how many are uncertain, and the lines."""

    total: Amount
    shared: Amount
    uncertain: Amount
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """What stays the same while numerator and denominator are counted."""

    asking: Asking
    since: date | None
    recast: Recast | None
    parted: dict[int, Fraction]
    census: Census | None = None

    def count(self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...] = ()) -> Count:
        """Count what passes the filters, on the day or in the span up to it."""
        lines, shares = self.by_plain_sql(filters, on, by) if self.census is None else self._by_census(filters, on, by)
        return _counted(lines, shares, is_told_apart=bool(by))

    def _by_census(
        self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...]
    ) -> tuple[list[Line], list[Fraction]]:
        asking, shares = self.asking, [WHOLE, *sorted(set(self.parted.values()) - {WHOLE})]
        places = {share: place for place, share in enumerate(shares)}
        for key, _ in filters:
            dimension_of(asking.population, key)
        asked = Asked(
            asking.population.key, asking.unit, on, self.since if asking.population.is_flow else None,
            tuple(one.key for one in by), filters, self.recast.tree if self.recast else None,
            {unit: places[share] for unit, share in self.parted.items()},
            asking.population.counts_unplaced and is_apex(asking.unit), asking.indicator.direct_children,
        )  # fmt: skip
        return lines_of(self.census, asked) if self.census else [], shares

    def by_plain_sql(
        self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...]
    ) -> tuple[list[Line], list[Fraction]]:
        """Give the lines of keys, place of share, count and uncertain, and the shares, from the register itself."""
        asking, shares = self.asking, [WHOLE, *sorted(set(self.parted.values()) - {WHOLE})]
        places = {share: place for place, share in enumerate(shares)}
        parameters: dict[str, Parameter] = {"unit": asking.unit, "on": on, "since": self.since, "tree": None}
        if self.recast:
            parameters |= {
                "tree": self.recast.tree,
                "parted": list(self.parted),
                "shares": [places[share] for share in self.parted.values()],
            }
        question = Question(asking.population, parameters, is_known=asking.known_at is not None)
        for key, value in filters:
            question.narrow(dimension_of(asking.population, key), value)
        unplaced = asking.population.counts_unplaced and is_apex(asking.unit)
        sql = question.sql(by=by, with_unplaced=unplaced, direct_children=asking.indicator.direct_children)
        with joining_sets(asking.known_at is not None or is_large(asking.unit)), connection.cursor() as cursor:
            cursor.execute(sql, question.parameters)
            return cursor.fetchall(), shares


def _counted(lines: list[tuple[Any, ...]], shares: list[Fraction], *, is_told_apart: bool) -> Count:
    """Add up the lines, each a combination of keys and a share; those of one combination follow each other."""
    rows = []
    uncertain: Amount = 0
    for keys, some in groupby(lines, key=lambda line: line[:-3]):
        value, shared = Fraction(), Fraction()
        for line in some:
            part = shares[line[-3]] * line[-2]
            value += part
            shared += part if line[-3] else 0
            uncertain += shares[line[-3]] * line[-1]
        rows.append(Row(keys, whole(value), whole(shared)))
    total, of_shares = sum(row.value for row in rows), sum(row.shared for row in rows)
    return Count(whole(total), whole(of_shares), whole(uncertain), tuple(rows) if is_told_apart else ())


def whole(amount: Amount) -> Amount:
    """Give a whole number as such."""
    return amount.numerator if amount.denominator == 1 else amount


def is_apex(unit: int) -> bool:
    """Tell whether the unit is a root of the tree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_apex FROM units_unit WHERE id = %s", [unit])
        found = cursor.fetchone()
    return bool(found and found[0])


def dimension_of(population: Population, key: str) -> Dimension:
    """Give the dimension of that key; raises `DimensionUnknown` naming those there are."""
    try:
        return population.dimension(key)
    except KeyError:
        raise DimensionUnknown(key, tuple(sorted(one.key for one in population.dimensions))) from None
