"""Say what the value of an indicator is, by its measure: a count, a part, a share of something, a change, a mean."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from chibo.figures.indicators.definitions import Against, BaseDay, Filter, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.counting import Counting
from chibo.figures.indicators.queries.counts import Amount, Count, Row, in_per_cent, whole
from chibo.figures.indicators.queries.kept_indicators import indicator_of
from chibo.figures.indicators.queries.outside import outside_figure, target_of
from chibo.figures.indicators.queries.sides import Side, base_day, sides_of
from chibo.kernel.populations import Dimension


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an indicator: its value with numerator, denominator and lines, and the first day it is of."""

    value: float | Amount | None
    numerator: Amount
    denominator: Amount | None
    uncertain: Amount
    rows: tuple[Row, ...]
    since: date | None
    shared: Amount = 0
    denominator_shared: Amount | None = None
    denominator_on: date | None = None
    source: str = ""


def told_by(counting: Counting, on: date, by: tuple[Dimension, ...]) -> Told:
    """Tell of the indicator asked about, on the day or in the span up to it."""
    asking, measure = counting.asking, counting.asking.indicator.measure
    numerator, denominator = sides_of(asking, on, counting.since)
    if measure.is_of_a_number:
        return _of_a_number(counting, numerator.filters, on, by)
    if measure is Measure.SHARE:
        return _share(counting, numerator, denominator, by)
    if measure is Measure.PART and denominator:
        told = counting.count(denominator.filters, on, by)
        part = counting.count(numerator.filters, on)
        return replace(_told(counting, part, told), uncertain=told.uncertain, rows=told.rows)
    told = counting.count(numerator.filters, on, by)
    if measure is Measure.CHANGE and denominator:
        return _change(counting, told, denominator)
    return _told(counting, told, None)


def _told(counting: Counting, numerator: Count, denominator: Count | None) -> Told:
    return Told(
        numerator.total,
        numerator.total,
        denominator.total if denominator else None,
        numerator.uncertain,
        numerator.rows,
        counting.since,
        numerator.shared,
        denominator.shared if denominator else None,
    )


def _of_a_number(counting: Counting, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...]) -> Told:
    found = counting.measure(filters, on, by)
    if counting.asking.indicator.measure is Measure.MEAN:
        numerator, denominator = whole(Fraction(found.value or 0) * found.known), found.known
    else:
        numerator, denominator = found.known, found.total
    return Told(
        found.value, numerator, denominator, found.uncertain, found.rows, counting.since, found.shared, found.shared
    )


def _change(counting: Counting, told: Count, earlier: Side) -> Told:
    """Count from the first day, or from the same day (or span) of the year before."""
    before = replace(counting, since=earlier.since).count(earlier.filters, earlier.on)
    is_of_year_before = counting.asking.indicator.against is Against.YEAR_BEFORE
    counted_from = earlier.on if is_of_year_before else counting.since
    value = whole(told.total - before.total)
    return replace(_told(counting, told, before), value=value, denominator_on=counted_from)


def _share(counting: Counting, part: Side, base: Side | None, by: tuple[Dimension, ...]) -> Told:
    asking, of = counting.asking, counting.asking.indicator.denominator
    if of.target:
        return _of_target(counting, part, by)
    told = counting.count(part.filters, part.on, by)
    day = base_day(of.on, counting.since, part.on)
    if of.outside:
        outside = outside_figure(of.outside, unit=asking.unit, on=day)
        if outside is None:
            return replace(_told(counting, told, None), value=None)
        return _of_whole(_told(counting, told, None), outside.value, outside.on, outside.source)
    denominator = counting.count(base.filters, base.on) if base else _other(counting, of.indicator, day)
    found = replace(_told(counting, told, denominator), denominator_on=day if of.on is not BaseDay.DAY else None)
    return _of_whole(found, denominator.total, found.denominator_on, "")


def _of_target(counting: Counting, part: Side, by: tuple[Dimension, ...]) -> Told:
    """Count over the target's own span, as far as it has come by the day."""
    asking = counting.asking
    target = target_of(asking.indicator.denominator.target, unit=asking.unit, on=part.on)
    if target is None:
        is_countable = counting.since or not asking.population.is_flow
        told = counting.count(part.filters, part.on, by) if is_countable else Count(0, 0, 0, ())
        return replace(_told(counting, told, None), value=None)
    counting = replace(counting, since=counting.since or target.on)
    told = counting.count(part.filters, part.on, by)
    return _of_whole(_told(counting, told, None), target.value, target.until, target.source)


def _of_whole(told: Told, denominator: Amount, day: date | None, source: str) -> Told:
    value = in_per_cent(told.numerator, denominator)
    return replace(told, value=value, denominator=denominator, denominator_on=day, source=source)


def _other(counting: Counting, code: str, on: date) -> Count:
    """Count the indicator that the share is of, for the same unit and in the same tree."""
    indicator = indicator_of(code)
    other = replace(counting.asking, indicator=indicator, population=POPULATIONS[indicator.population], by=(), where=())
    counted, _ = sides_of(other, on, counting.since)
    return counting.instead(other).count(counted.filters, on)
