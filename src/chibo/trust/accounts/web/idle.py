"""End a session that nobody has used for a while."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from chibo.kernel.clock import SystemClock

SEEN = "seen_at"
RENEWED_AFTER_SECONDS = 60


class IdleSession:
    """Sign out who was idle longer than SESSION_COOKIE_AGE; note activity once a minute, not at every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request within a session that is still alive."""
        if request.user.is_authenticated:
            now = int(SystemClock().now().timestamp())
            seen = request.session.get(SEEN, now)
            if now - seen > settings.SESSION_COOKIE_AGE:
                request.session.flush()
                request.user = AnonymousUser()
            elif SEEN not in request.session or now - seen >= RENEWED_AFTER_SECONDS:
                request.session[SEEN] = now
        return self.get_response(request)
