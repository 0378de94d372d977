"""Answer one indicator over the years, quarters or months of a span, in the trees of then and in that of one day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from chibo.figures.indicators.definitions import Filter, Measure
from chibo.figures.indicators.queries.asking import Figure, Reading, answered, asking_of, census_for, check_span
from chibo.figures.indicators.queries.recasting import recast_to
from chibo.trust.audit.api import known_at as register_known_at


class Step(StrEnum):
    """How long a period of a series is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Count its months."""
        return {Step.YEAR: 12, Step.QUARTER: 3, Step.MONTH: 1}[self]

    def of(self, day: date) -> str:
        """Name the period the day lies in: 2024, 2024-Q2, 2024-05."""
        names = {Step.YEAR: "", Step.QUARTER: f"-Q{(day.month + 2) // 3}", Step.MONTH: f"-{day.month:02}"}
        return f"{day.year:04}{names[self]}"


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series: a stock on its last day, or what happened in it, by the trees of then and recast.

    `recast` is None where no tree was asked for.
    """

    period: str
    since: date
    on: date
    then: Figure
    recast: Figure | None


def series_of(
    code: str,
    *,
    unit: int,
    since: date,
    on: date,
    step: Step,
    by: tuple[str, ...] = (),
    where: tuple[Filter, ...] = (),
    tree: date | None = None,
    known_at: datetime | None = None,
    reading: Reading = Reading.CENSUS,
) -> tuple[Point, ...]:
    """What is the indicator in each period from one day to another, both included? In order of time.

    The first and the last period may be cut short by the span. A change is counted from the last day of the period
    before. Raises what `figure` raises.
    """
    asking = asking_of(code, unit=unit, by=by, where=where, known_at=known_at)
    check_span(asking, since, on)
    points = []
    with register_known_at(known_at):
        recast = recast_to(tree) if tree else None
        census = census_for(reading, known_at)
        is_change = asking.indicator.measure is Measure.CHANGE and not asking.population.is_flow
        for first, last in _periods(since, on, step):
            began = _began(first, since) if is_change else first
            told = began if asking.population.is_flow or is_change else None
            then = answered(asking, on=last, since=told, recast=None, census=census)
            other = answered(asking, on=last, since=told, recast=recast, census=census) if recast else None
            points.append(Point(step.of(last), first, last, then, other))
    return tuple(points)


def _began(first: date, since: date) -> date:
    return first if first == since else first - timedelta(days=1)


def _periods(since: date, on: date, step: Step) -> Iterator[tuple[date, date]]:
    first = since
    while first <= on:
        months = (first.year * 12 + first.month - 1) // step.months * step.months + step.months
        last = on if months // 12 > date.max.year else date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
        yield first, min(last, on)
        if last >= on:
            return
        first = last + timedelta(days=1)
