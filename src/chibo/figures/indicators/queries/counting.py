"""Count what is asked for by one statement, and add up whole things and parts of them exactly."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.db import connection

from chibo.figures.census.api import Asked, Census, lines_of, numbers_in, persons_in
from chibo.figures.indicators.definitions import Filter, Indicator, Measure
from chibo.figures.indicators.queries.assembling import Parameter, Question
from chibo.figures.indicators.queries.counts import Amount, Count, Measured, Row, whole
from chibo.figures.indicators.queries.planning import is_large, joining_sets
from chibo.figures.indicators.queries.recasting import WHOLE, Recast
from chibo.figures.indicators.queries.without import Subjects, Without, check_without
from chibo.figures.indicators.rules import DimensionUnknown, SharesNotMeasured
from chibo.kernel.populations import Dimension, Number, Population

type Line = tuple[Any, ...]
# On which days a count is taken, and of whom on each (None: of all).
type OfDays = tuple[tuple[date, Subjects | None], ...]


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
class Counting:
    """What stays the same while numerator and denominator are counted; counts of its day leave `without` out."""

    asking: Asking
    since: date | None
    recast: Recast | None
    parted: dict[int, Fraction]
    census: Census | None = None
    without: Without | None = None

    @property
    def shares(self) -> list[Fraction]:
        """Give the shares that rows count with, by their place: the whole first, then each part there is, in order."""
        return [WHOLE, *sorted(set(self.parted.values()) - {WHOLE})]

    def instead(self, asking: Asking) -> "Counting":
        """Count something else as known then and in the same trees."""
        return replace(self, asking=asking, parted=_parted(asking, self.recast))

    def count(self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...] = ()) -> Count:
        """Count what passes the filters, on the day or in the span up to it: rows, or persons if they are asked for."""
        persons = self.asking.indicator.measure is Measure.PERSONS
        shares = self.shares
        lines = self._lines(filters, on, by, self.asking.population.person if persons else "")
        if not persons:
            return _counted(lines, shares, is_told_apart=bool(by))
        if any(line[-3] for line in lines):
            raise SharesNotMeasured(self.asking.indicator.code)
        rows = _counted(lines, shares, is_told_apart=True).rows
        told = self._lines(filters, on, (), self.asking.population.person) if by else lines
        return replace(_counted(told, shares, is_told_apart=False), rows=rows if by else ())

    def measure(self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...] = ()) -> Measured:
        """Tell of the indicator's number over what passes the filters, with its lines."""
        number = self.asking.population.number(self.asking.indicator.number)
        (together,) = self._measured(self._lines(filters, on, (), number)) or (Measured((), 0, 0, 0, None),)
        rows = self._measured(self._lines(filters, on, by, number)) if by else ()
        return replace(together, rows=tuple(Row(one.keys, one.value or 0, one.shared, one.known) for one in rows))

    def _measured(self, lines: list[Line]) -> tuple[Measured, ...]:
        indicator, shares = self.asking.indicator, self.shares
        found = []
        for keys, some in groupby(lines, key=lambda line: line[:-8]):
            parts = [(shares[line[-8]], *line[-7:]) for line in some]
            known = sum(share * line[2] for share, *line in parts)
            if indicator.measure is Measure.MEDIAN and any(share != WHOLE for share, *_ in parts):
                raise SharesNotMeasured(indicator.code)
            found.append(
                Measured(
                    keys,
                    whole(sum(share * line[0] for share, *line in parts)),
                    whole(sum(share * line[1] for share, *line in parts)),
                    whole(known),
                    _value(indicator.measure, [line for _, *line in parts], [share for share, *_ in parts]),
                    whole(sum(share * line[0] for share, *line in parts if share != WHOLE)),
                )
            )
        return tuple(found)

    def _lines(self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...], of: str | Number) -> list[Line]:
        """Count on the day; without a decision, on the day before for whom it touches, and put both in order."""
        lines: list[Line] = []
        for day, subjects in self.days_of(on, filters, by):
            if self.census is None:
                lines += self.by_plain_sql(filters, day, by, of, subjects)
            else:
                lines += _by_census(self.census, self.asked(filters, day, by, subjects), of)
        if self.without is not None:
            width = len(by) + 1
            lines.sort(key=lambda line: [(key is None, key) for key in line[:width]])
        return lines

    def days_of(self, on: date, filters: tuple[Filter, ...], by: tuple[Dimension, ...] = ()) -> OfDays:
        """On which days is whom counted, when the count is of that day? Raises what `check_without` raises."""
        without = self.without
        if without is None or on != without.on:
            return ((on, None),)
        population = self.asking.population
        told_by = [*by, *(dimension_of(population, key) for key, _ in filters)]
        touched = check_without(without, self.asking.indicator, population, told_by)
        if not touched:
            return ((on, None),)
        return (on, Subjects(touched, others=True)), (without.eve, Subjects(touched, others=False))

    def asked(
        self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...] = (), subjects: Subjects | None = None
    ) -> Asked:
        """Put the question to the census; with `subjects` their rows alone are counted."""
        asking, shares = self.asking, self.shares
        places = {share: place for place, share in enumerate(shares)}
        for key, _ in filters:
            dimension_of(asking.population, key)
        ids, others = (None, False) if subjects is None else (subjects.ids, subjects.others)
        return Asked(
            asking.population.key, asking.unit, on, self.since if asking.population.is_flow else None,
            tuple(one.key for one in by), filters, self.recast.tree if self.recast else None,
            {unit: places[share] for unit, share in self.parted.items()},
            asking.population.counts_unplaced, asking.indicator.direct_children, ids, others,
        )  # fmt: skip

    def by_plain_sql(
        self,
        filters: tuple[Filter, ...],
        on: date,
        by: tuple[Dimension, ...],
        of: str | Number = "",
        subjects: Subjects | None = None,
    ) -> list[Line]:
        """Give the lines of keys, place of share, count and uncertain, from the register itself."""
        asking = self.asking
        places = {share: place for place, share in enumerate(self.shares)}
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
        if subjects is not None:
            question.narrow_to(sorted(subjects.ids), others=subjects.others)
        unplaced = asking.population.counts_unplaced and is_apex(asking.unit)
        sql = question.sql(by=by, with_unplaced=unplaced, direct_children=asking.indicator.direct_children, of=of)
        with joining_sets(asking.known_at is not None or is_large(asking.unit)), connection.cursor() as cursor:
            cursor.execute(sql, question.parameters)
            return list(cursor.fetchall())


def counting_of(
    asking: Asking,
    *,
    since: date | None,
    recast: Recast | None = None,
    census: Census | None = None,
    without: Without | None = None,
) -> Counting:
    """Prepare to count what is asked: in the trees of then, or recast to that of another day."""
    return Counting(asking, since, recast, _parted(asking, recast), census, without)


def _parted(asking: Asking, recast: Recast | None) -> dict[int, Fraction]:
    return recast.within(asking.unit, direct_children=asking.indicator.direct_children) if recast else {}


def _by_census(census: Census, asked: Asked, of: str | Number) -> list[Line]:
    """Count rows, or persons, or tell of a number."""
    if isinstance(of, Number):
        return numbers_in(census, asked, of.key)
    return persons_in(census, asked) if of else lines_of(census, asked)


def _value(measure: Measure, lines: list[list[Any]], shares: list[Fraction]) -> Amount | None:
    """Put together what the lines of one combination say of the number, each of whole things or of parts of them."""
    told = [(share, line) for share, line in zip(shares, lines, strict=True) if line[2]]
    if not told:
        return None
    if measure is Measure.MEAN:
        known = sum(share * line[2] for share, line in told)
        return whole(Fraction(sum(share * line[3] for share, line in told)) / known)
    if measure is Measure.LEAST:
        return int(min(line[4] for _, line in told))
    if measure is Measure.GREATEST:
        return int(max(line[5] for _, line in told))
    return whole(Fraction(told[0][1][6]))


def _counted(lines: list[Line], shares: list[Fraction], *, is_told_apart: bool) -> Count:
    """Add up the lines, each a combination of keys and a share; those of one combination follow each other."""
    rows = []
    uncertain: Amount = 0
    for keys, some in groupby(lines, key=lambda line: line[:-3]):
        value: Amount = 0
        shared: Amount = 0
        for *_, place, n, u in some:
            if place:
                value += shares[place] * n
                shared += shares[place] * n
                uncertain += shares[place] * u
            else:
                value += n
                uncertain += u
        rows.append(Row(keys, whole(value), whole(shared)))
    total, of_shares = sum(row.value for row in rows), sum(row.shared for row in rows)
    return Count(whole(total), whole(of_shares), whole(uncertain), tuple(rows) if is_told_apart else ())


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
