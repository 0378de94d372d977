"""Open a figure: its numerator and denominator, its parts by child unit, and the rows behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import connection

from chibo.figures.census.api import Asked, FactCounted, counts_by_child, rows_of
from chibo.figures.indicators.definitions import Against, Filter, Indicator, Measure
from chibo.figures.indicators.queries.asking import (
    Figure,
    Reading,
    answered,
    asking_of,
    census_for,
    check_span,
)
from chibo.figures.indicators.queries.counting import Amount, Asking, Counting, OfDays, asked_of, is_apex, whole
from chibo.figures.indicators.queries.measures import base_day, year_before
from chibo.figures.indicators.queries.recasting import WHOLE, Recast, recast_to
from chibo.figures.indicators.queries.without import Subjects, without_of
from chibo.figures.indicators.rules import SharesNotMeasured
from chibo.kernel.populations import Dimension
from chibo.trust.audit.api import known_at as register_known_at

_CHILD = Dimension(
    "child",
    "child.child_id",
    "LEFT JOIN (SELECT below.unit_id, placed.unit_id AS child_id, placed.valid_during * below.valid_during AS during"
    " FROM units_placement placed JOIN units_ancestry below ON below.ancestor_id = placed.unit_id"
    " AND below.valid_during && placed.valid_during WHERE placed.parent_id = %(unit)s) child"
    " ON child.unit_id = counted.unit_id AND child.during @> counted.tree_day",
)
_ROW = (
    Dimension("id", "counted.id"),
    Dimension("unit", "counted.unit_id"),
    Dimension("day", "counted.day"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What of a figure stands under one child of the unit; `unit` is None for what stands at the unit itself.

    `value` is told as that of the whole is: a count, a share in per cent, a change, a mean.
    """

    unit: int | None
    numerator: Amount
    denominator: Amount | None
    value: float | Amount | None


@dataclass(frozen=True, slots=True)
class Side:
    """A numerator or a denominator: which filters its rows pass, on which day or in the span up to it."""

    filters: tuple[Filter, ...]
    on: date
    since: date | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, what its numerator and its denominator count, and its parts.

    The parts make the whole exactly, unless `adds_up` is false: a person may be counted in two of them, and a mean is
    no sum. There is no denominator of rows where a share is of a figure from outside or of another indicator.
    """

    figure: Figure
    numerator: Side
    denominator: Side | None
    parts: tuple[Part, ...]
    adds_up: bool = True


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


def explained(
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
) -> Explanation:
    """What is the figure made of? Its parts in the order of their ids, what stands at the unit itself last.

    Raises what `figure` raises.
    """
    asking = asking_of(code, unit=unit, by=(), where=where, known_at=known_at)
    check_span(asking, since, on)
    with register_known_at(known_at):
        counting = _counting(asking, since, on, tree, reading, without)
        told = _told(counting, asking, on)
        numerator, denominator = sides_of(asking, on, told.since)
        eve = counting.without.eve if counting.without else on
        children = _children_of(asking, told.since, eve, on, tree)
        if asking.indicator.measure is Measure.PERSONS or asking.indicator.measure.is_of_a_number:
            return Explanation(told, numerator, denominator, _parts_alone(counting, on, children), adds_up=False)
        parts = _parts(
            told,
            _by_child(counting, numerator, children),
            _by_child(counting, denominator, children) if denominator else None,
        )
    return Explanation(told, numerator, denominator, parts)


def _told(counting: Counting, asking: Asking, on: date) -> Figure:
    bare = replace(asking, by=())
    return answered(
        bare, on=on, since=counting.since, recast=counting.recast, census=counting.census, without=counting.without
    )


def _parts_alone(counting: Counting, on: date, children: Sequence[int]) -> tuple[Part, ...]:
    """Answer for each child by itself; none where a child has only shares of what the unit has whole."""
    parts = []
    for child in children:
        try:
            told = _told(counting, replace(counting.asking, unit=child), on)
        except SharesNotMeasured:
            return ()
        parts.append(Part(child, told.numerator, told.denominator, told.value))
    return tuple(part for part in parts if part.numerator or part.denominator)


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
    check_span(asking, since, on)
    with register_known_at(known_at):
        counting = _counting(asking, since, on, tree, reading, without)
        if asking.indicator.denominator.target:
            # A target is counted towards over its own span.
            since = _told(counting, asking, on).since
        numerator, denominator = sides_of(asking, on, since)
        side = denominator if of_denominator and denominator else numerator
        return _rows(counting, side, offset, limit)


def _counting(
    asking: Asking, since: date | None, on: date, tree: date | None, reading: Reading, without: str
) -> Counting:
    left_out = without_of(without, on) if without else None
    census = census_for(reading, asking.known_at)
    recast = recast_to(tree) if tree else None
    parted = recast.within(asking.unit, direct_children=asking.indicator.direct_children) if recast else {}
    return Counting(asking, since, recast, parted, census, left_out)


def _rows(counting: Counting, side: Side, offset: int = 0, limit: int | None = None) -> RowsBehind:
    population = counting.asking.population.key
    of_days = counting.days_of(side.on, side.filters)
    if counting.census is None or len(of_days) > 1:
        every = _every_row(counting, side, of_days)
        return RowsBehind(population, len(every), every[offset : None if limit is None else offset + limit])
    asked, shares = _asked(counting, side)
    total, rows = rows_of(counting.census, asked, offset=offset, limit=limit)
    return RowsBehind(population, total, _behind(rows, shares))


def _every_row(counting: Counting, side: Side, of_days: OfDays) -> tuple[RowBehind, ...]:
    """Give the rows of each day it is counted on, those of one unit together."""
    found: list[RowBehind] = []
    for day, subjects in of_days:
        then = replace(side, on=day)
        if counting.census is None:
            rows = _rows_by_plain_sql(counting, then, subjects)
        else:
            asked, shares = _asked(counting, then, subjects)
            rows = _behind(rows_of(counting.census, asked)[1], shares)
        found += [replace(row, is_of_eve=day != side.on) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.unit is None, row.unit or 0, row.day, row.id)))


def _behind(rows: Sequence[FactCounted], shares: Sequence[Fraction]) -> tuple[RowBehind, ...]:
    return tuple(RowBehind(row.id, row.unit, row.day, whole(shares[row.share]), row.is_uncertain) for row in rows)


def sides_of(asking: Asking, on: date, since: date | None) -> tuple[Side, Side | None]:
    """Say which rows make the numerator of the question, and which its denominator."""
    indicator: Indicator = asking.indicator
    defaults = tuple(one for one in indicator.defaults if one[0] not in {key for key, _ in asking.where})
    base = (*indicator.base, *defaults)
    narrowed = (*base, *asking.where)
    part = Side((*base, *indicator.part, *asking.where), on, since)
    match indicator.measure:
        case Measure.SHARE:
            of = indicator.denominator
            is_own = not (of.indicator or of.outside or of.target)
            return part, Side(base, base_day(of.on, since, on), since) if is_own else None
        case Measure.PART:
            return part, Side(narrowed, on, since)
        case Measure.CHANGE:
            return Side(narrowed, on, since), Side(narrowed, *_earlier(asking, on, since))
        case _:
            return Side(narrowed, on, since), None


def _earlier(asking: Asking, on: date, since: date | None) -> tuple[date, date | None]:
    """Give the day, or the last and the first day of the span, that a change is counted from."""
    if asking.indicator.against is Against.YEAR_BEFORE:
        return year_before(on), year_before(since) if since else None
    if since is not None and asking.population.is_flow:
        last = since - timedelta(days=1)
        return last, since - (on - last)
    return since or on, since


def _asked(counting: Counting, side: Side, subjects: Subjects | None = None) -> tuple[Asked, list[Fraction]]:
    """Put the question to the census; give with it what each place of a share means."""
    asking, recast = counting.asking, counting.recast
    population, indicator = asking.population, asking.indicator
    shares = [WHOLE, *sorted(set(counting.parted.values()) - {WHOLE})]
    asked = Asked(
        population.key, asking.unit, side.on, side.since if population.is_flow else None, (), side.filters,
        recast.tree if recast else None, {unit: shares.index(share) for unit, share in counting.parted.items()},
        population.counts_unplaced and is_apex(asking.unit), indicator.direct_children, *asked_of(subjects),
    )  # fmt: skip
    return asked, shares


def _rows_by_plain_sql(counting: Counting, side: Side, subjects: Subjects | None) -> Sequence[RowBehind]:
    """Ask for the rows as for a breakdown so fine that each line is one of them."""
    lines, shares = replace(counting, since=side.since).by_plain_sql(side.filters, side.on, _ROW, "", subjects)
    return [
        RowBehind(int(row), int(unit) if unit else None, date.fromisoformat(day), whole(shares[share]), bool(uncertain))
        for row, unit, day, share, times, uncertain in lines
        for _ in range(times)
    ]


def _children(unit: int, first: date, last: date) -> tuple[int, ...]:
    """Which units stood directly under it on some day of the span? In order of id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT unit_id FROM units_placement WHERE parent_id = %s"
            " AND valid_during && daterange(%s, %s, '[]') ORDER BY unit_id",
            [unit, first, last],
        )
        return tuple(row[0] for row in cursor.fetchall())


def _by_child(counting: Counting, side: Side, children: Sequence[int]) -> dict[int | None, Amount]:
    """Count the side by the child that a row stands under; None: at the unit itself."""
    asking, recast = counting.asking, counting.recast
    if recast is not None and asking.indicator.direct_children:
        return _children_recast(counting, side, children, recast)
    if recast is not None:
        return {child: _of_child(counting, side, child, recast) for child in children}
    if counting.census is not None:
        counted: dict[int | None, Amount] = defaultdict(int)
        for day, subjects in counting.days_of(side.on, side.filters):
            asked, _ = _asked(counting, replace(side, on=day), subjects)
            for child, amount in counts_by_child(counting.census, asked):
                counted[child] += amount
        return counted
    rows = replace(counting, since=side.since).count(side.filters, side.on, (_CHILD,)).rows
    return {int(row.keys[0]) if row.keys[0] else None: row.value for row in rows}


def _of_child(counting: Counting, side: Side, child: int, recast: Recast) -> Amount:
    parted = recast.within(child, direct_children=False)
    below = replace(counting, asking=replace(counting.asking, unit=child), parted=parted, since=side.since)
    return below.count(side.filters, side.on).total


def _children_recast(
    counting: Counting, side: Side, children: Sequence[int], recast: Recast
) -> dict[int | None, Amount]:
    """Add up what counts as a child of the unit in another day's tree, by the child it is there."""
    found: dict[int | None, Fraction] = defaultdict(Fraction)
    for row in _rows(counting, side).rows:
        if row.unit in children:
            found[row.unit] += 1
        for (standing, below), share in recast.parts.get(row.unit or 0, {}).items():
            if standing in children and below == 0:
                found[standing] += share
    return {child: whole(amount) for child, amount in found.items()}


def _children_of(asking: Asking, since: date | None, eve: date, on: date, tree: date | None) -> tuple[int, ...]:
    """Which units may be asked for a part each? Of another day's tree those that stand under the unit there."""
    if tree is not None:
        return _children(asking.unit, tree, tree)
    return _children(asking.unit, since if since and asking.population.is_flow else eve, on)


def _parts(
    told: Figure, numerators: Mapping[int | None, Amount], denominators: Mapping[int | None, Amount] | None
) -> tuple[Part, ...]:
    """Put both sides together; what no child takes stands at the unit itself."""
    indicator = told.indicator
    both = numerators.keys() | (denominators or {}).keys()
    counts: list[tuple[int | None, Amount, Amount | None]] = [
        (child, numerators.get(child, 0), None if denominators is None else denominators.get(child, 0))
        for child in sorted(child for child in both if child is not None)
    ]
    own = whole(Fraction(told.numerator) - sum(part for _, part, _base in counts))
    base = None
    if denominators is not None and told.denominator is not None:
        base = whole(Fraction(told.denominator) - sum(of or 0 for _, _part, of in counts))
    return tuple(
        Part(child, part, of, _value(indicator, part, of))
        for child, part, of in (*counts, (None, own, base))
        if part or of
    )


def _value(indicator: Indicator, part: Amount, of: Amount | None) -> float | Amount | None:
    match indicator.measure:
        case Measure.SHARE:
            return float(Fraction(part) * 100 / Fraction(of)) if of else None
        case Measure.CHANGE:
            return whole(Fraction(part) - (of or 0))
        case _:
            return part
