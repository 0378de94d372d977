"""Open a figure: what its numerator and its denominator count, and its parts by child unit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from chibo.figures.census.api import counts_by_child
from chibo.figures.indicators.definitions import Filter, Indicator, Measure
from chibo.figures.indicators.queries.asking import Figure, Reading, answered, asking_of, opened
from chibo.figures.indicators.queries.behind import rows_of_side
from chibo.figures.indicators.queries.counting import Asking, Counting
from chibo.figures.indicators.queries.counts import Amount, in_per_cent, whole
from chibo.figures.indicators.queries.recasting import Recast
from chibo.figures.indicators.queries.sides import Side, sides_of
from chibo.figures.indicators.rules import SharesNotMeasured
from chibo.kernel.populations import Dimension
from chibo.register.units.api import children_between

_CHILD = Dimension(
    "child",
    "child.child_id",
    "LEFT JOIN (SELECT below.unit_id, placed.unit_id AS child_id, placed.valid_during * below.valid_during AS during"
    " FROM units_placement placed JOIN units_ancestry below ON below.ancestor_id = placed.unit_id"
    " AND below.valid_during && placed.valid_during WHERE placed.parent_id = %(unit)s) child"
    " ON child.unit_id = counted.unit_id AND child.during @> counted.tree_day",
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
    with opened(replace(asking, by=()), on=on, since=since, tree=tree, reading=reading, without=without) as counting:
        told = answered(counting, on)
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


def _parts_alone(counting: Counting, on: date, children: Sequence[int]) -> tuple[Part, ...]:
    """Answer for each child by itself; none where a child has only shares of what the unit has whole."""
    parts = []
    for child in children:
        try:
            told = answered(_below(counting, child), on)
        except SharesNotMeasured:
            return ()
        parts.append(Part(child, told.numerator, told.denominator, told.value))
    return tuple(part for part in parts if part.numerator or part.denominator)


def _below(counting: Counting, child: int) -> Counting:
    return counting.instead(replace(counting.asking, unit=child))


def _by_child(counting: Counting, side: Side, children: Sequence[int]) -> dict[int | None, Amount]:
    """Count the side by the child that a row stands under; None: at the unit itself."""
    counting = replace(counting, since=side.since)
    recast = counting.recast
    if recast is not None and counting.asking.indicator.direct_children:
        return _children_recast(counting, side, children, recast)
    if recast is not None:
        return {child: _below(counting, child).count(side.filters, side.on).total for child in children}
    if counting.census is not None:
        counted: dict[int | None, Amount] = defaultdict(int)
        for day, subjects in counting.days_of(side.on, side.filters):
            for child, amount in counts_by_child(counting.census, counting.asked(side.filters, day, subjects=subjects)):
                counted[child] += amount
        return counted
    rows = counting.count(side.filters, side.on, (_CHILD,)).rows
    return {int(row.keys[0]) if row.keys[0] else None: row.value for row in rows}


def _children_recast(
    counting: Counting, side: Side, children: Sequence[int], recast: Recast
) -> dict[int | None, Amount]:
    """Add up what counts as a child of the unit in another day's tree, by the child it is there."""
    found: dict[int | None, Fraction] = defaultdict(Fraction)
    for row in rows_of_side(counting, side).rows:
        if row.unit in children:
            found[row.unit] += 1
        for (standing, below), share in recast.parts.get(row.unit or 0, {}).items():
            if standing in children and below == 0:
                found[standing] += share
    return {child: whole(amount) for child, amount in found.items()}


def _children_of(asking: Asking, since: date | None, eve: date, on: date, tree: date | None) -> tuple[int, ...]:
    """Which units may be asked for a part each? Of another day's tree those that stand under the unit there."""
    if tree is not None:
        return children_between(asking.unit, first=tree, last=tree)
    first = since if since and asking.population.is_flow else eve
    return children_between(asking.unit, first=first, last=on)


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
            return in_per_cent(part, of or 0)
        case Measure.CHANGE:
            return whole(Fraction(part) - (of or 0))
        case _:
            return part
