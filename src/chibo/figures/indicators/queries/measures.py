"""Say what the value of an indicator is, by its measure: a count, a part, a share of something, a change, a mean."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from chibo.figures.indicators.definitions import Against, BaseDay, Filter, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.counting import Amount, Asking, Count, Counting, Row, whole
from chibo.figures.indicators.queries.kept import indicator_of
from chibo.figures.indicators.queries.outside import outside_figure, target_of
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
    base = _base(asking)
    if measure.is_of_a_number:
        return _of_a_number(counting, (*base, *asking.where), on, by)
    if measure is Measure.SHARE:
        return _share(counting, base, on, by)
    told = counting.count((*base, *asking.where), on, by)
    if measure is Measure.PART:
        part = counting.count((*base, *asking.indicator.part, *asking.where), on)
        return replace(_told(counting, part, told), uncertain=told.uncertain, rows=told.rows)
    if measure is Measure.CHANGE:
        return _change(counting, told, (*base, *asking.where), on)
    return _told(counting, told, None)


def _base(asking: Asking) -> tuple[Filter, ...]:
    asked = {key for key, _ in asking.where}
    return (*asking.indicator.base, *(one for one in asking.indicator.defaults if one[0] not in asked))


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


def _change(counting: Counting, told: Count, filters: tuple[Filter, ...], on: date) -> Told:
    """Count from the first day, or from the same day (or span) of the year before."""
    earlier = counting.since
    if counting.asking.indicator.against is Against.YEAR_BEFORE:
        before = year_before(counting.since) if counting.since else None
        then, earlier = replace(counting, since=before), year_before(on)
        denominator = then.count(filters, earlier)
    elif earlier is not None and counting.asking.population.is_flow:
        # What happened in the span, less what happened in as many days before it.
        before = earlier - timedelta(days=1)
        denominator = replace(counting, since=earlier - (on - before)).count(filters, before)
    else:
        denominator = counting.count(filters, earlier or on)
    value = whole(told.total - denominator.total)
    return replace(_told(counting, told, denominator), value=value, denominator_on=earlier)


def _share(counting: Counting, base: tuple[Filter, ...], on: date, by: tuple[Dimension, ...]) -> Told:
    asking, of = counting.asking, counting.asking.indicator.denominator
    filters = (*base, *asking.indicator.part, *asking.where)
    if of.target:
        return _of_target(counting, filters, on, by)
    told = counting.count(filters, on, by)
    day = base_day(of.on, counting.since, on)
    if of.outside:
        outside = outside_figure(of.outside, unit=asking.unit, on=day)
        if outside is None:
            return replace(_told(counting, told, None), value=None)
        return _in_per_cent(_told(counting, told, None), outside.value, outside.on, outside.source)
    denominator = _other(counting, of.indicator, day) if of.indicator else counting.count(base, day)
    found = replace(_told(counting, told, denominator), denominator_on=day if of.on is not BaseDay.DAY else None)
    return _in_per_cent(found, denominator.total, found.denominator_on, "")


def _of_target(counting: Counting, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...]) -> Told:
    """Count over the target's own span, as far as it has come by the day."""
    target = target_of(counting.asking.indicator.denominator.target, unit=counting.asking.unit, on=on)
    if target is None:
        told = counting.count(filters, on, by) if counting.since or not counting.asking.population.is_flow else None
        return replace(_told(counting, told or Count(0, 0, 0, ()), None), value=None)
    counting = replace(counting, since=counting.since or target.on)
    told = counting.count(filters, on, by)
    return _in_per_cent(_told(counting, told, None), target.value, target.until, target.source)


def _in_per_cent(told: Told, denominator: Amount, day: date | None, source: str) -> Told:
    value = float(Fraction(told.numerator) * 100 / Fraction(denominator)) if denominator else None
    return replace(told, value=value, denominator=denominator, denominator_on=day, source=source)


def _other(counting: Counting, code: str, on: date) -> Count:
    """Count the indicator that the share is of, for the same unit and in the same tree."""
    indicator = indicator_of(code)
    other = replace(counting.asking, indicator=indicator, population=POPULATIONS[indicator.population], by=(), where=())
    parted = counting.recast.within(other.unit, direct_children=indicator.direct_children) if counting.recast else {}
    return replace(counting, asking=other, parted=parted).count(_base(other), on)


def base_day(of: BaseDay, since: date | None, on: date) -> date:
    """On which day is the denominator taken?"""
    if of is BaseDay.FIRST_DAY:
        return since or on
    return date(on.year - 1, 12, 31) if of is BaseDay.END_OF_LAST_YEAR else on


def year_before(day: date) -> date:
    """Give the same day of the year before: of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
