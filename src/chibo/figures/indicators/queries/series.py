"""Answer one indicator over the years, quarters or months of a span, in the trees of then and in that of one day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from chibo.figures.indicators.definitions import Filter, Measure
from chibo.figures.indicators.queries.asking import Figure, Reading, answered, asking_of, opened


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
    points = []
    with opened(asking, on=on, since=since, tree=tree, reading=reading, without="") as counting:
        is_change = asking.indicator.measure is Measure.CHANGE and not asking.population.is_flow
        for first, last in _periods(since, on, step):
            began = _began(first, since) if is_change else first
            period = replace(counting, since=began if asking.population.is_flow or is_change else None)
            then = answered(replace(period, recast=None, parted={}), last)
            points.append(Point(step.of(last), first, last, then, answered(period, last) if tree else None))
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
