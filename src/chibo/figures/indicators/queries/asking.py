"""Answer one indicator for one unit, on a day or over a span: by the census, or by plain SQL, its second opinion."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from chibo.figures.census.api import Census, census_known_at
from chibo.figures.indicators.definitions import Against, Filter, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.counting import Asking, Counting, counting_of, dimension_of
from chibo.figures.indicators.queries.counts import Amount, Row
from chibo.figures.indicators.queries.kept_indicators import indicator_of
from chibo.figures.indicators.queries.measures import told_by
from chibo.figures.indicators.queries.recasting import recast_to
from chibo.figures.indicators.queries.without import Without, without_of
from chibo.figures.indicators.rules import (
    DimensionNeedsValue,
    OneValueAtATime,
    SpanIsBackwards,
    SpanNeeded,
    ValueUnknown,
)
from chibo.kernel.code_lists import codes_of, match_code
from chibo.kernel.populations import Dimension, Population
from chibo.trust.audit.api import known_at as register_known_at


class Reading(StrEnum):
    """By which reading a figure is answered: the census, or plain SQL over the register, its second opinion."""

    CENSUS = "census"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer: the question, its value with numerator and denominator, and its lines.

    `value` is a count, a part (the numerator), a share in per cent, or a change; None where the denominator of a share
    is zero. `uncertain` is how many of its rows hang on an imprecise date. `shared` is the part of the numerator that
    rests on the shares of split (or, going back, merged) units, `denominator_shared` that of the denominator.
    `denominator_on` is the day of a denominator that has one of its own, `source` where one from outside comes from.
    `without` is the decision whose rows of the day are left out.
    Of a number, `value` is the mean (or median …), `numerator` of how many it is known, `denominator` how many there
    are; the numerator of a mean is the sum, its denominator of how many it is known.
    """

    indicator: Indicator
    unit: int
    on: date
    since: date | None
    tree: date | None
    known_at: datetime | None
    value: float | Amount | None
    numerator: Amount
    denominator: Amount | None
    uncertain: Amount
    by: tuple[str, ...]
    rows: tuple[Row, ...]
    shared: Amount = 0
    denominator_shared: Amount | None = None
    denominator_on: date | None = None
    source: str = ""
    without: Without | None = None


def figure(
    code: str,
    *,
    unit: int,
    on: date,
    since: date | None = None,
    by: tuple[str, ...] = (),
    where: tuple[Filter, ...] = (),
    tree: date | None = None,
    known_at: datetime | None = None,
    before: bool = False,
    without: str = "",
    direct_children: bool = False,
    reading: Reading = Reading.CENSUS,
) -> Figure:
    """What is the indicator for the unit on that day (over the span from `since`, both days included)?

    `tree` counts in the tree of another day: rows where their unit stands on it, those of a unit that does not live on
    it where its successors or predecessors stand; `known_at` as it was known then. With `before` the day is asked about
    before anything takes effect on it: as at the end of the day before; `without` a decision, named by its number or
    id, whoever has a row of the day that rests on it is counted as on the day before, everyone else as on the day. With
    `direct_children` only what stands directly under the unit counts, whatever the indicator says.

    Raises `IndicatorUnknown`, `DimensionUnknown`, `DimensionNeedsValue`, `ValueUnknown`, `OneValueAtATime`,
    `SpanNeeded`, `SpanIsBackwards`, `SharesNotMeasured`, and what `without_of` and `check_without` raise.
    """
    on = on - timedelta(days=1) if before else on
    asking = asking_of(code, unit=unit, by=by, where=where, known_at=known_at)
    if direct_children:
        asking = replace(asking, indicator=replace(asking.indicator, direct_children=True))
    with opened(asking, on=on, since=since, tree=tree, reading=reading, without=without) as counting:
        return answered(counting, on)


@contextmanager
def opened(
    asking: Asking, *, on: date, since: date | None, tree: date | None, reading: Reading, without: str
) -> Iterator[Counting]:
    """Open what is counted for the question: all that stays the same, while the register is read as known then.

    Raises `SpanNeeded`, `SpanIsBackwards` and what `without_of` raises.
    """
    check_span(asking, since, on)
    with register_known_at(asking.known_at):
        left_out = without_of(without, on) if without else None
        census = census_for(reading, asking.known_at)
        recast = recast_to(tree) if tree else None
        yield counting_of(asking, since=since, recast=recast, census=census, without=left_out)


def census_for(reading: Reading, known_at: datetime | None) -> Census | None:
    """Open the census, where that is the reading asked for."""
    return None if reading is Reading.PLAIN else census_known_at(known_at)


def asking_of(
    code: str, *, unit: int, by: tuple[str, ...], where: tuple[Filter, ...], known_at: datetime | None
) -> Asking:
    """Look up what is asked for; a value of `where` may name several (`a|b`) or any but some (`!a|b`).

    Raises `IndicatorUnknown`, `DimensionUnknown`, `DimensionNeedsValue`, `ValueUnknown`, `OneValueAtATime`.
    """
    indicator = indicator_of(code)
    population = POPULATIONS[indicator.population]
    by = by or indicator.rows_by
    asked = matched_filters(population, where)
    for key in by:
        _line_dimension(population, key)
    return Asking(indicator, population, unit, by, asked, known_at)


def needs_span(indicator: Indicator) -> bool:
    """Tell whether it counts over a span, so that it needs a first day: of a target that is the target's own."""
    if indicator.denominator.target:
        return False
    is_change = indicator.measure is Measure.CHANGE and indicator.against is Against.FIRST_DAY
    return POPULATIONS[indicator.population].is_flow or is_change


def check_span(asking: Asking, since: date | None, on: date) -> None:
    """See that a span is given where one is needed, and runs forward; raises `SpanNeeded`, `SpanIsBackwards`."""
    if since is None and needs_span(asking.indicator):
        raise SpanNeeded(asking.indicator.code)
    if since is not None and since > on:
        raise SpanIsBackwards(since, on)


def answered(counting: Counting, on: date) -> Figure:
    """Answer what is asked for a day, or the span up to it; what is known is chosen by the caller."""
    asking, recast = counting.asking, counting.recast
    dimensions = tuple(_line_dimension(asking.population, key) for key in asking.by)
    told = told_by(counting, on, dimensions)
    return Figure(
        asking.indicator, asking.unit, on, told.since, recast.tree if recast else None, asking.known_at,
        told.value, told.numerator, told.denominator, told.uncertain, asking.by, told.rows,
        told.shared, told.denominator_shared, told.denominator_on, told.source, counting.without,
    )  # fmt: skip


def _line_dimension(population: Population, key: str) -> Dimension:
    dimension = dimension_of(population, key)
    if dimension.needs_value:
        raise DimensionNeedsValue(key)
    return dimension


def matched_filters(population: Population, filters: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """Match each value of filters that may name several (`a|b`) or any but some (`!a|b`); raises what `figure` does."""
    return tuple(_matched(population, key, value) for key, value in filters)


def _matched(population: Population, key: str, value: str) -> Filter:
    dimension = dimension_of(population, key)
    values = value.removeprefix("!").split("|")
    if dimension.needs_value and (value.startswith("!") or len(values) > 1):
        raise OneValueAtATime(key, value)
    matched = [_code(dimension, one) or "" for one in values]
    if not all(matched):
        raise ValueUnknown(key, values[matched.index("")] or value)
    return key, ("!" if value.startswith("!") else "") + "|".join(matched)


def _code(dimension: Dimension, value: str) -> str | None:
    """Which code of the dimension is meant? None where it has none of the kind."""
    if dimension.code_list:
        return value if value in codes_of(dimension.code_list) else _meant(dimension.code_list, value)
    if dimension.values:
        return value if value in dimension.values else None
    return value if re.fullmatch(dimension.pattern, value, re.ASCII) else None


def _meant(code_list: str, value: str) -> str | None:
    # Another sign before the word may mean «not» too: better refused than passed over, which would answer the opposite.
    return match_code(code_list, value) if value[:1].isalnum() else None
