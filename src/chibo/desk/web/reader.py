"""Know who reads, on which day, and within which units."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from django.http import HttpRequest

from chibo.kernel.actors import Actor
from chibo.kernel.clock import SystemClock
from chibo.trust.access.api import Permission, Role, Scope, roles_of, roles_that_may, scopes_of
from chibo.ui.api import asked_instant, day_of, default_day

_READER = "chibo.reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """A signed-in person, the day their page speaks of, and the day they ask: rights are those of the day of asking.

    `known_at` is the instant as of whose knowledge the page speaks, None for now; what was known then is read only
    where the reader may read history.
    """

    actor: Actor
    on: date
    asked_on: date
    known_at: datetime | None = None
    opens_on: date | None = None
    _answers: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def today(self) -> date:
        """Give the day after which things are planned: the day pages open on, in a demo its last one."""
        return self.opens_on or self.asked_on

    def scope(self, permission: Permission) -> Scope:
        """Tell within which units the reader may do this; asked once a page, for all things."""
        return self.once("scopes", lambda: scopes_of(self.roles(), on=self.asked_on))[permission]

    def roles(self) -> tuple[tuple[str, int], ...]:
        """Give the reader's roles, each with its unit; asked once a page."""
        return self.once("roles", self._roles)

    def _roles(self) -> tuple[tuple[str, int], ...]:
        granted = roles_of(self.actor, on=self.asked_on)
        if self.known_at is None:
            return granted
        reading = roles_that_may(Permission.READ_HISTORY)
        return tuple((role, unit) for role, unit in granted if Role(role) in reading)

    def once[Answer](self, question: str, answer: Callable[[], Answer]) -> Answer:
        """Give the answer to a question, asked once a page however many parts of it want to know."""
        if question not in self._answers:
            self._answers[question] = answer()
        return cast("Answer", self._answers[question])


def reader_of(request: HttpRequest) -> Reader:
    """Take the reader from the request; every page of the desk is behind sign-in."""
    known = request.META.get(_READER)
    if isinstance(known, Reader):
        return known
    user = request.user
    if not user.is_authenticated:
        raise AssertionError("a page of the desk was reached without signing in")
    reader = Reader(
        Actor(user.pk, user.display_name),
        day_of(request),
        SystemClock().today(),
        asked_instant(request),
        default_day(request),
    )
    request.META[_READER] = reader
    return reader
