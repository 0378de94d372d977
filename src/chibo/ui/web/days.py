"""Keep the day a page speaks of in its address, as `on=2024-05-17`."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from chibo.kernel.clock import SystemClock
from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date
from chibo.ui.web.address import address_with

PARAMETER = "on"
_DEFAULT = "chibo.default_day"


@dataclass(frozen=True, slots=True)
class Jump:
    """A day that is one click away."""

    label: str
    address: str
    is_current: bool


class DayNotUnderstood(Exception):
    """The address asks for a day that is none; no page is shown in its place."""

    def __init__(self, text: str, fault: DateNotUnderstood | None) -> None:
        super().__init__(text)
        self.text = text
        self.fault = fault


def asked_day(request: HttpRequest) -> date | None:
    """Read the day the address asks for, None where it asks for none; raise `DayNotUnderstood`."""
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return None
    try:
        found = parse_partial_date(text)
    except DateNotUnderstood as fault:
        raise DayNotUnderstood(text, fault) from fault
    if found.precision is not Precision.DAY or found.on is None:
        raise DayNotUnderstood(text, None)
    return found.on


def day_of(request: HttpRequest) -> date:
    """Give the day the page speaks of: the one asked for, else the one pages open on."""
    return asked_day(request) or default_day(request)


def default_day(request: HttpRequest) -> date:
    """Give the day on which pages open that are asked for none: the present one, unless it was set otherwise."""
    found = request.META.get(_DEFAULT)
    return found if isinstance(found, date) else SystemClock().today()


def set_default_day(request: HttpRequest, day: date) -> None:
    """Let pages of this request open on another day than the present one."""
    request.META[_DEFAULT] = day


def jumps(request: HttpRequest, *, on: date, today: date) -> tuple[Jump, ...]:
    """Offer the days that are asked for most, from the day shown."""
    days = (
        (_("Today"), today),
        (_("End of last month"), on.replace(day=1) - timedelta(days=1)),
        (_("End of last year"), date(on.year - 1, 12, 31)),
        (_("One month earlier"), months_from(on, -1)),
        (_("One year earlier"), months_from(on, -12)),
        (_("One year later"), months_from(on, 12)),
    )
    return tuple(Jump(label, address_with(request, on=day.isoformat()), day == on) for label, day in days)


def months_from(day: date, months: int) -> date:
    """Go so many months on or back, to the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
