"""Say on a page what went wrong, where, and what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chibo.kernel.errors import ChiboError, Conflict, NotFound, NotPermitted, RuleBroken
from chibo.ui.web.days import DayNotUnderstood

STATUSES: dict[type[ChiboError], int] = {NotFound: 404, NotPermitted: 403, Conflict: 409, RuleBroken: 422}


class ExpectedErrors:
    """Show an expected error as a page; what was not expected is left to the server's own page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Find the family of an error of our own; what may not be seen looks like what is not there."""
        if isinstance(exception, DayNotUnderstood):
            return day_not_understood(request, exception)
        if not isinstance(exception, ChiboError):
            return None
        if isinstance(exception, NotFound):
            return page_not_found(request, exception)
        status = next(status for family, status in STATUSES.items() if isinstance(exception, family))
        return render(request, "ui/error.html", {"code": status, "text": exception.said(_)}, status=status)


def day_not_understood(request: HttpRequest, error: DayNotUnderstood) -> HttpResponse:
    """Name the day that was asked for and how days are written."""
    text = error.fault.said(_) if error.fault else _("“%(value)s” names no single day.") % {"value": error.text[:60]}
    remedy = _("In the address the day stands as on=2024-05-17; in the field as 17/05/2024.")
    return render(request, "400.html", {"text": text, "remedy": remedy}, status=400)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    """Say that the request could not be read."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    """Say that this is not allowed here."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    """Say that there is nothing here, or nothing for this reader: the same page, to the letter, for both."""
    return render(request, "404.html", status=404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django names it
    """Say that the form came from an old page or without cookies."""
    return render(request, "403.html", {"expired": True}, status=403)
