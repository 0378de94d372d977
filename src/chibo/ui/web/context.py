"""Give every template the day it speaks of, what was known then, and the languages it can be read in."""

from typing import Any

from django.http import HttpRequest

from chibo.kernel.clock import SystemClock
from chibo.ui.web.address import address_with
from chibo.ui.web.days import DayNotUnderstood, asked_day, default_day, jumps
from chibo.ui.web.instants import KNOWN_AT, address_part, asked_instant


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the day, whether it was asked for, the days a click away, and the rest of the address to keep."""
    today = SystemClock().today()
    try:
        asked, instant, at = asked_day(request), asked_instant(request), address_part(request)
    except DayNotUnderstood:
        asked, instant, at = None, None, ""
    opening = default_day(request)
    on = asked or opening
    return {
        "on": on,
        "on_asked": asked is not None,
        "known_at": instant,
        "at": at,
        "as_known_now": address_with(request, known_at=None),
        "is_today": on == opening,
        "opens_elsewhere": opening != today and asked is None,
        "jumps": jumps(request, on=on, today=today),
        "kept": [(name, value) for name, value in request.GET.items() if name not in {"on", "page"}],
        "kept_but_known": [(name, value) for name, value in request.GET.items() if name not in {KNOWN_AT, "page"}],
    }
