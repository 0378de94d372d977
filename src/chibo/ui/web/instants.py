"""Keep the instant as of whose knowledge a page speaks in its address, as `known_at=2024-05-17`."""

from datetime import datetime, time

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date
from chibo.ui.web.days import PARAMETER, DayNotUnderstood, asked_day

KNOWN_AT = "known_at"


def asked_instant(request: HttpRequest) -> datetime | None:
    """Read the instant the address asks for, None where it asks for none; a day means its end.

    Raises `DayNotUnderstood`.
    """
    return instant_in(request.GET.get(KNOWN_AT, ""))


def instant_in(text: str) -> datetime | None:
    """Read an instant as addresses have it, None where nothing is written; a day means its end.

    Raises `DayNotUnderstood`.
    """
    text = text.strip()
    if not text:
        return None
    instant = _instant(text)
    if instant is not None:
        return instant
    try:
        found = parse_partial_date(text)
    except DateNotUnderstood as fault:
        raise DayNotUnderstood(text, fault) from fault
    if found.precision is not Precision.DAY or found.on is None:
        raise DayNotUnderstood(text, None)
    return timezone.make_aware(datetime.combine(found.on, time.max))


def address_part(request: HttpRequest) -> str:
    """Give what every link of this page carries on: `?on=…&known_at=…` as far as asked for, or nothing.

    Raises `DayNotUnderstood`.
    """
    on, instant = asked_day(request), asked_instant(request)
    parts = [f"{PARAMETER}={on:%Y-%m-%d}"] if on else []
    if instant is not None:
        parts.append(f"{KNOWN_AT}={written_instant(instant)}")
    return "?" + "&".join(parts) if parts else ""


def written_instant(instant: datetime) -> str:
    """Write an instant as addresses have it: the end of a day as the day, else without its zone."""
    local = timezone.localtime(instant)
    if local.time() == time.max:
        return f"{local:%Y-%m-%d}"
    return f"{local:%Y-%m-%dT%H:%M:%S}" + (f".{local:%f}" if local.microsecond else "")


def _instant(text: str) -> datetime | None:
    if "T" not in text:
        return None
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    if found is None:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found
