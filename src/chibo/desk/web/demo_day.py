"""Open the demo on its own last day: what it tells ends there."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chibo.trust.audit.api import InstallationKind, installation_kind
from chibo.ui.api import set_default_day


class DemoDay:
    """Let pages without a day in their address speak of CHIBO_DEMO_DAY, in a demo folder alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.user.is_authenticated and installation_kind() is InstallationKind.DEMO:
            set_default_day(request, settings.CHIBO_DEMO_DAY)
        return self.get_response(request)
