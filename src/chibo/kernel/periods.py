"""Hold spans of days: half-open, the end being the first day that no longer belongs."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

_ONE_DAY = timedelta(days=1)
_RANGE = re.compile(r"\[([0-9-]*),([0-9-]*)\)")
_DAY = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
_SPAN = re.compile(rf"{_DAY}\s*[–-]\s*{_DAY}")
_FROM = re.compile(rf"từ\s+{_DAY}")
_UNTIL = re.compile(rf"đến\s+{_DAY}")
_ALWAYS = "mọi thời gian"


class PeriodEmpty(RuleBroken):
    """The end is not after the start, so that no day belongs to the period."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(
            "period_empty",
            gettext_noop("No day lies between %(start)s and %(end)s. The end must be later than the start."),
            {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"},
        )


class PeriodNotUnderstood(RuleBroken):
    """The text is not a period."""

    def __init__(self, value: str) -> None:
        super().__init__(
            "period_not_understood",
            gettext_noop("“%(value)s” is not a period. Write it as 01/07/2020 – 30/06/2025."),
            {"value": value[:80]},
        )


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` on and before `end`; None where there is no bound."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise PeriodEmpty(self.start, self.end)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `[2020-07-01,2025-07-01)`, or what `str` writes, where the last day still belongs."""
        plain = " ".join(text.split())
        try:
            return cls(*_bounds(plain))
        except ValueError as error:
            raise PeriodNotUnderstood(text) from error

    @property
    def last(self) -> date | None:
        """Give the last day that belongs; None where the period has no end."""
        return self.end - _ONE_DAY if self.end else None

    def contains(self, day: date) -> bool:
        """Tell whether the day belongs to the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other belongs to this one."""
        return self.intersection(other) == other

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day belongs to both."""
        return self.intersection(other) is not None

    def intersection(self, other: "Period") -> "Period | None":
        """Give the days that belong to both; None where there are none."""
        start = max((day for day in (self.start, other.start) if day), default=None)
        end = min((day for day in (self.end, other.end) if day), default=None)
        if start is not None and end is not None and start >= end:
            return None
        return Period(start, end)

    def __str__(self) -> str:
        if self.start is None:
            return f"đến {self.last:%d/%m/%Y}" if self.last else _ALWAYS
        if self.last is None:
            return f"từ {self.start:%d/%m/%Y}"
        return f"{self.start:%d/%m/%Y} – {self.last:%d/%m/%Y}"


def _bounds(text: str) -> tuple[date | None, date | None]:
    if text == _ALWAYS:
        return None, None
    if found := _RANGE.fullmatch(text):
        start, end = (date.fromisoformat(bound) if bound else None for bound in found.groups())
        return start, end
    if found := _FROM.fullmatch(text):
        return _day(found.groups()), None
    if found := _UNTIL.fullmatch(text):
        return None, _day(found.groups()) + _ONE_DAY
    if found := _SPAN.fullmatch(text):
        return _day(found.groups()[:3]), _day(found.groups()[3:]) + _ONE_DAY
    raise ValueError(text)


def _day(parts: tuple[str, ...]) -> date:
    day, month, year = (int(part) for part in parts)
    return date(year, month, day)
