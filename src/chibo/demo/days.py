"""Days as whole numbers (proleptic ordinals): the generator compares and adds millions of them."""

from calendar import monthrange
from datetime import date
from functools import cache


def day(year: int, month: int, of_month: int) -> int:
    """Return the ordinal of a day; the 29th to 31st fall back to the last day of a shorter month."""
    return date(year, month, min(of_month, monthrange(year, month)[1])).toordinal()


@cache
def year_of(on: int) -> int:
    """Return the year a day lies in."""
    return date.fromordinal(on).year


@cache
def months_after(on: int, months: int) -> int:
    """Return the same day of the month that many months later."""
    start = date.fromordinal(on)
    month = start.year * 12 + start.month - 1 + months
    return day(month // 12, month % 12 + 1, start.day)


@cache
def written(on: int) -> str:
    """Write a day as offices do: 17/05/2024."""
    return date.fromordinal(on).strftime("%d/%m/%Y")


OPENING = day(2010, 1, 1)
"""The first day the register speaks of."""
BEFORE_ALL = day(1900, 1, 1)
AFTER_ALL = day(2099, 1, 1)
