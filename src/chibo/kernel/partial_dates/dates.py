"""Say what a date is of which only a part may be known."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "d"
    MONTH = "m"
    YEAR = "y"
    UNKNOWN = "u"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision; `on` is the first day of the span it may lie in, None where nothing is known."""

    on: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if (self.on is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError("a date without a day is an unknown date, and no other is")
        if self.on is not None and self.on != _first_day(self.on, self.precision):
            raise ValueError("a date known to the month or the year stands on the first day of it")

    @classmethod
    def of_day(cls, day: date) -> Self:
        """Take a date known to the day."""
        return cls(day, Precision.DAY)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Take a date known to the month."""
        return cls(date(year, month, 1), Precision.MONTH)

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Take a date known to the year."""
        return cls(date(year, 1, 1), Precision.YEAR)

    @classmethod
    def unknown(cls) -> Self:
        """Take a date of which nothing is known."""
        return cls(None, Precision.UNKNOWN)

    @property
    def is_exact(self) -> bool:
        """Tell whether the day is known."""
        return self.precision is Precision.DAY

    @property
    def last(self) -> date | None:
        """Give the last day the date may be; None where nothing is known."""
        if self.on is None:
            return None
        match self.precision:
            case Precision.MONTH:
                return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
            case Precision.YEAR:
                return self.on.replace(month=12, day=31)
            case _:
                return self.on

    def __str__(self) -> str:
        match self.precision:
            case Precision.DAY:
                return f"{self.on:%d/%m/%Y}"
            case Precision.MONTH:
                return f"{self.on:%m/%Y}"
            case Precision.YEAR:
                return f"{self.on:%Y}"
            case _:
                return "không rõ"


def _first_day(day: date, precision: Precision) -> date:
    match precision:
        case Precision.MONTH:
            return day.replace(day=1)
        case Precision.YEAR:
            return day.replace(month=1, day=1)
        case _:
            return day


def first_day_of(partial: PartialDate | None) -> date | None:
    """Give the day by which a partial date is counted; None where there is no date or nothing is known of it."""
    return partial.on if partial else None
