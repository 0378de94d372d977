"""Record each deed of a world on its own day, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import Entry, entry
from tests.databases import sealed

VIETNAM = timezone(timedelta(hours=7))


class Recorder:
    """Gives every entry an instant of its day, later than that of the entry before."""

    def __init__(self) -> None:
        self.minute = 0

    @contextmanager
    def on(self, day: date, reason: str) -> Iterator[Entry]:
        """Record what is done inside on that day, as one entry, sealed at its end."""
        self.minute += 1
        instant = datetime.combine(day, time(8), VIETNAM) + timedelta(minutes=self.minute)
        with sealed(), entry(by=OPERATOR, reason=reason, recorded_at=instant) as opened:
            yield opened
