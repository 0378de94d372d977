"""Give every template the day it speaks of and the languages it can be read in."""

from typing import Any

from django.http import HttpRequest

from chibo.kernel.clock import SystemClock
from chibo.ui.web.days import DayNotUnderstood, asked_day, default_day, jumps


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the day, whether it was asked for, the days a click away, and the rest of the address to keep."""
    today = SystemClock().today()
    try:
        asked = asked_day(request)
    except DayNotUnderstood:
        asked = None
    opening = default_day(request)
    on = asked or opening
    return {
        "on": on,
        "on_asked": asked is not None,
        "is_today": on == opening,
        "opens_elsewhere": opening != today and asked is None,
        "jumps": jumps(request, on=on, today=today),
        "kept": [(name, value) for name, value in request.GET.items() if name not in {"on", "page"}],
    }
