"""Look up figures from outside the register: population, workforce, targets; each with its day and its source."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q

from chibo.figures.indicators.models import OutsideFigure
from chibo.figures.indicators.queries.counts import Amount, whole

TARGET = "target"


@dataclass(frozen=True, slots=True)
class Outside:
    """A figure from outside: its value, the day from which it holds (until when), and where it comes from."""

    kind: str
    value: Amount
    on: date
    until: date | None
    source: str


def outside_figure(kind: str, *, unit: int, on: date) -> Outside | None:
    """Which figure of the kind held for the unit on the day: the latest by then? None where there is none."""
    rows = OutsideFigure.objects.filter(kind=kind, unit_id=unit, first_on__lte=on)
    return _told(rows.filter(Q(last_on=None) | Q(last_on__gte=on)).order_by("-first_on", "-id").first())


def target_of(indicator: str, *, unit: int, on: date) -> Outside | None:
    """Which target of the indicator has the unit for a span with that day: the shortest? None where there is none."""
    rows = OutsideFigure.objects.filter(kind=TARGET, indicator=indicator, unit_id=unit, first_on__lte=on)
    spans = rows.filter(last_on__gte=on)
    return _told(min(spans, key=lambda row: ((row.last_on or row.first_on) - row.first_on, -row.pk), default=None))


def _told(row: OutsideFigure | None) -> Outside | None:
    if row is None:
        return None
    return Outside(row.kind, whole(Fraction(row.value)), row.first_on, row.last_on, row.source)
