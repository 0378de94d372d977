"""One form for the day in every address, so that the same page has the same address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from chibo.ui.web.address import address_with
from chibo.ui.web.days import PARAMETER, DayNotUnderstood, asked_day
from chibo.ui.web.errors import day_not_understood


class CanonicalDay:
    """Send a day written as people write it (17/05/2024) on to the one form that addresses keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or redirect it to its canonical address."""
        if request.method in {"GET", "HEAD"} and PARAMETER in request.GET:
            try:
                day = asked_day(request)
            except DayNotUnderstood as error:
                return day_not_understood(request, error)
            canonical = day.isoformat() if day else None
            if request.GET.getlist(PARAMETER) != [canonical]:
                return HttpResponseRedirect(address_with(request, on=canonical))
        return self.get_response(request)
