"""Open a figure: its numerator and denominator, its parts by child unit, and the rows behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import connection

from chibo.figures.census.api import Asked, counts_by_child, rows_of
from chibo.figures.indicators.definitions import Filter, Indicator, Measure
from chibo.figures.indicators.queries.asking import (
    Figure,
    Reading,
    answered,
    asking_of,
    census_for,
    check_span,
)
from chibo.figures.indicators.queries.counting import Amount, Asking, Counting, is_apex, whole
from chibo.figures.indicators.queries.recasting import WHOLE, Recast, recast_to
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
    """What of a figure stands under one child of the unit; `unit` is None for what stands at the unit itself."""

    unit: int | None
    numerator: Amount
    denominator: Amount | None


@dataclass(frozen=True, slots=True)
class Side:
    """A numerator or a denominator: which filters its rows pass, on which day or in the span up to it."""

    filters: tuple[Filter, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, what its numerator and its denominator count, and its parts, which make the whole exactly."""

    figure: Figure
    numerator: Side
    denominator: Side | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RowBehind:
    """One row of a figure: the fact's id in its room, the unit it stands in, its day, and how much of it counts."""

    id: int
    unit: int | None
    day: date
    share: Amount
    is_uncertain: bool


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
    reading: Reading = Reading.CENSUS,
) -> Explanation:
    """What is the figure made of? Its parts in the order of their ids, what stands at the unit itself last.

    Raises what `figure` raises.
    """
    asking = asking_of(code, unit=unit, by=(), where=where, known_at=known_at)
    check_span(asking, since, on)
    with register_known_at(known_at):
        counting = _counting(asking, since, tree, reading)
        untold = replace(asking, by=())
        told = answered(untold, on=on, since=since, recast=counting.recast, census=counting.census)
        numerator, denominator = sides_of(asking, on, since)
        children = _children_of(asking, since, on, tree)
        parts = _parts(
            told,
            _by_child(counting, numerator, children),
            _by_child(counting, denominator, children) if denominator else None,
        )
    return Explanation(told, numerator, denominator, parts)


def rows_behind(
    code: str,
    *,
    unit: int,
    on: date,
    since: date | None = None,
    where: tuple[Filter, ...] = (),
    tree: date | None = None,
    known_at: datetime | None = None,
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
    numerator, denominator = sides_of(asking, on, since)
    side = denominator if of_denominator and denominator else numerator
    with register_known_at(known_at):
        return _rows(_counting(asking, since, tree, reading), side, offset, limit)


def _counting(asking: Asking, since: date | None, tree: date | None, reading: Reading) -> Counting:
    census = census_for(reading, asking.known_at)
    recast = recast_to(tree) if tree else None
    parted = recast.within(asking.unit, direct_children=asking.indicator.direct_children) if recast else {}
    return Counting(asking, since, recast, parted, census)


def _rows(counting: Counting, side: Side, offset: int = 0, limit: int | None = None) -> RowsBehind:
    population = counting.asking.population.key
    if counting.census is None:
        every = _rows_by_plain_sql(counting, side)
        return RowsBehind(population, len(every), every[offset : None if limit is None else offset + limit])
    asked, shares = _asked(counting, side)
    total, rows = rows_of(counting.census, asked, offset=offset, limit=limit)
    found = (RowBehind(row.id, row.unit, row.day, whole(shares[row.share]), row.is_uncertain) for row in rows)
    return RowsBehind(population, total, tuple(found))


def sides_of(asking: Asking, on: date, since: date | None) -> tuple[Side, Side | None]:
    """Say which rows make the numerator of the question, and which its denominator."""
    indicator: Indicator = asking.indicator
    defaults = tuple(one for one in indicator.defaults if one[0] not in {key for key, _ in asking.where})
    base = (*indicator.base, *defaults)
    narrowed = (*base, *asking.where)
    match indicator.measure:
        case Measure.SHARE:
            return Side((*base, *indicator.part, *asking.where), on), Side(base, on)
        case Measure.PART:
            return Side((*base, *indicator.part, *asking.where), on), Side(narrowed, on)
        case Measure.CHANGE if since is not None:
            return Side(narrowed, on), Side(narrowed, since)
        case _:
            return Side(narrowed, on), None


def _asked(counting: Counting, side: Side) -> tuple[Asked, list[Fraction]]:
    """Put the question to the census; give with it what each place of a share means."""
    asking, recast = counting.asking, counting.recast
    population, indicator = asking.population, asking.indicator
    shares = [WHOLE, *sorted(set(counting.parted.values()) - {WHOLE})]
    asked = Asked(
        population.key, asking.unit, side.on, counting.since if population.is_flow else None, (), side.filters,
        recast.tree if recast else None, {unit: shares.index(share) for unit, share in counting.parted.items()},
        population.counts_unplaced and is_apex(asking.unit), indicator.direct_children,
    )  # fmt: skip
    return asked, shares


def _rows_by_plain_sql(counting: Counting, side: Side) -> tuple[RowBehind, ...]:
    """Ask for the rows as for a breakdown so fine that each line is one of them."""
    lines, shares = counting.by_plain_sql(side.filters, side.on, _ROW)
    rows = [
        RowBehind(int(row), int(unit) if unit else None, date.fromisoformat(day), whole(shares[share]), bool(uncertain))
        for row, unit, day, share, times, uncertain in lines
        for _ in range(times)
    ]
    return tuple(sorted(rows, key=lambda row: (row.unit is None, row.unit or 0, row.day, row.id)))


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
        return dict(counts_by_child(counting.census, _asked(counting, side)[0]))
    rows = counting.count(side.filters, side.on, (_CHILD,)).rows
    return {int(row.keys[0]) if row.keys[0] else None: row.value for row in rows}


def _of_child(counting: Counting, side: Side, child: int, recast: Recast) -> Amount:
    parted = recast.within(child, direct_children=False)
    below = replace(counting, asking=replace(counting.asking, unit=child), parted=parted)
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


def _children_of(asking: Asking, since: date | None, on: date, tree: date | None) -> tuple[int, ...]:
    """Which units may parts stand under? An exit stands where its last day as a member was: a day before the span."""
    if tree is not None:
        return _children(asking.unit, tree, tree)
    over_span = asking.population.is_flow or asking.indicator.measure is Measure.CHANGE
    return _children(asking.unit, since - timedelta(days=1) if over_span and since else on, on)


def _parts(
    told: Figure, numerators: Mapping[int | None, Amount], denominators: Mapping[int | None, Amount] | None
) -> tuple[Part, ...]:
    """Put both sides together; what no child takes stands at the unit itself."""
    both = numerators.keys() | (denominators or {}).keys()
    parts = [
        Part(child, numerators.get(child, 0), None if denominators is None else denominators.get(child, 0))
        for child in sorted(child for child in both if child is not None)
    ]
    own = whole(Fraction(told.numerator) - sum(part.numerator for part in parts))
    base = None if told.denominator is None else Fraction(told.denominator) - sum(one.denominator or 0 for one in parts)
    rest = [Part(None, own, None if base is None else whole(base))] if own or base else []
    return tuple(part for part in (*parts, *rest) if part.numerator or part.denominator)
