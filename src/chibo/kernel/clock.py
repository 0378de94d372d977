"""Tell the time; asked at the edges only, and handed down from there."""

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

# Việt Nam has kept this offset without summer time since 1975, so no table of zones is needed.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Tells the instant and the day it falls on in Việt Nam."""

    def now(self) -> datetime:
        """Give the present instant, with its zone."""

    def today(self) -> date:
        """Give the present day in Việt Nam."""


class SystemClock:
    """The clock of the machine, read in the zone of Việt Nam."""

    def now(self) -> datetime:
        """Give the present instant in the zone of Việt Nam."""
        return datetime.now(VIETNAM)

    def today(self) -> date:
        """Give the present day in Việt Nam, whatever the zone of the machine."""
        return self.now().date()
