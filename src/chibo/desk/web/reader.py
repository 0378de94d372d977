"""Know who reads, on which day, and within which units."""

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from chibo.kernel.actors import Actor
from chibo.kernel.clock import SystemClock
from chibo.trust.access.api import Permission, Scope, scope_of
from chibo.ui.api import day_of

_READER = "chibo.reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """A signed-in person, the day their page speaks of, and the day they ask: rights are those of the day of asking."""

    actor: Actor
    on: date
    asked_on: date
    _scopes: dict[Permission, Scope] = field(default_factory=dict, compare=False, repr=False)

    def scope(self, permission: Permission) -> Scope:
        """Tell within which units the reader may do this; asked once a page."""
        if permission not in self._scopes:
            self._scopes[permission] = scope_of(self.actor, permission, on=self.asked_on)
        return self._scopes[permission]


def reader_of(request: HttpRequest) -> Reader:
    """Take the reader from the request; every page of the desk is behind sign-in."""
    known = request.META.get(_READER)
    if isinstance(known, Reader):
        return known
    user = request.user
    if not user.is_authenticated:
        raise AssertionError("a page of the desk was reached without signing in")
    reader = Reader(Actor(user.pk, user.display_name), day_of(request), SystemClock().today())
    request.META[_READER] = reader
    return reader
