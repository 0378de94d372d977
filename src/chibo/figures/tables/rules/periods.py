"""The periods that are reported: a year, or its first half."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from chibo.figures.tables.rules.refusals import PeriodNotUnderstood

_WRITTEN = re.compile(r"(\d{4})(-H1)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or its first half."""

    year: int
    is_half: bool = False

    @property
    def since(self) -> date:
        """Give its first day."""
        return date(self.year, 1, 1)

    @property
    def on(self) -> date:
        """Give its last day."""
        return date(self.year, 6, 30) if self.is_half else date(self.year, 12, 31)

    @property
    def eve(self) -> date:
        """Give the day before its first."""
        return self.since - timedelta(days=1)

    @property
    def length(self) -> str:
        """Name its length, as definitions do."""
        return "half" if self.is_half else "year"

    @property
    def last_year(self) -> "Period":
        """Give the same period of the year before."""
        return Period(self.year - 1, self.is_half)

    @property
    def before(self) -> "Period":
        """Give the period that ended on its eve: the whole year before."""
        return Period(self.year - 1)

    def __str__(self) -> str:
        return f"{self.year:04}-H1" if self.is_half else f"{self.year:04}"


def period_of(text: str) -> Period:
    """Read 2024 or 2024-H1; raises `PeriodNotUnderstood`."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or not 1900 <= int(found[1]) <= 2200:
        raise PeriodNotUnderstood(text)
    return Period(int(found[1]), found[2] is not None)
