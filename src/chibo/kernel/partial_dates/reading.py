"""Read dates as people write them."""

import calendar
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from chibo.kernel.clock import VIETNAM
from chibo.kernel.partial_dates.dates import PartialDate
from chibo.kernel.partial_dates.refusals import (
    FIRST_YEAR,
    FORMAT_AS_DATE,
    LAST_YEAR,
    LONGEST,
    WRITE_IT,
    DateNotUnderstood,
    check_year,
    no_such_month,
    not_a_form,
)
from chibo.kernel.wording import gettext_noop


class _Form(NamedTuple):
    """One way of writing a date, with the places of its day, month and year among the groups; 0 where it has none."""

    pattern: re.Pattern[str]
    day: int
    month: int
    year: int


def _form(pattern: str, day: int, month: int, year: int) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), day, month, year)


# Digits are 0-9 only: full-width and other digits are refused, not read.
_FORMS = (
    _form(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4})", 1, 2, 3),
    _form(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", 3, 2, 1),
    _form(r"([0-9]{4})", 0, 0, 1),
    _form(r"(?:tháng )?([0-9]{1,2}) ?[/.-] ?([0-9]{4})", 0, 1, 2),
    _form(r"([0-9]{4})-([0-9]{1,2})", 0, 2, 1),
    _form(r"([0-9]{4})([0-9]{2})([0-9]{2})", 3, 2, 1),
    _form(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})", 1, 2, 3),
    _form(r"tháng ([0-9]{1,2}),? năm ([0-9]{4})", 0, 1, 2),
    _form(r"năm ([0-9]{4})", 0, 0, 1),
)
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*", re.IGNORECASE)
_NOT_KNOWN = frozenset({"không rõ", "chưa rõ", "không nhớ", "00/00/0000", "0000-00-00"})


def parse_partial_date(value: object) -> PartialDate:
    """Read a date as people write it here: the day first, then the month.

    A number is read only as a year (1958) or as eight digits (19750517); the day numbers of a spreadsheet need
    `date_of_serial`. An instant with a zone falls on its day in Việt Nam. Raises `DateNotUnderstood`.
    """
    match value:
        case PartialDate():
            return value
        case datetime():
            return _of_days(value, (value.astimezone(VIETNAM) if value.tzinfo else value).date())
        case date():
            return _of_days(value, value)
        case str():
            return _of_text(value)
        case bool():
            raise DateNotUnderstood(value, gettext_noop("this is a yes or a no."), WRITE_IT)
        case int() | float():
            return _of_number(value)
        case _:
            raise DateNotUnderstood(value, gettext_noop("there is nothing that can be read."), WRITE_IT)


def date_of_serial(number: float, *, epoch1904: bool = False) -> PartialDate:
    """Read the day number of a spreadsheet: day 1 is 1 January 1900, or day 0 is 1 January 1904.

    Spreadsheets count a 29 February 1900 that never was: number 60 is refused. Raises `DateNotUnderstood`.
    """
    if not 0 <= number < 1_000_000 or (number < 1 and not epoch1904):
        raise DateNotUnderstood(number, gettext_noop("this is no day number of a spreadsheet."), FORMAT_AS_DATE)
    days = int(number)
    if epoch1904:
        return _of_days(number, date(1904, 1, 1) + timedelta(days=days))
    if days == 60:
        raise DateNotUnderstood(number, gettext_noop("29 February 1900 never was."), WRITE_IT)
    return _of_days(number, date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days))


def _of_days(value: object, day: date) -> PartialDate:
    check_year(value, day.year)
    return PartialDate.of_day(day)


def _of_number(value: float) -> PartialDate:
    if abs(value) < 1e9 and value == int(value):
        whole = int(value)
        if FIRST_YEAR <= whole <= LAST_YEAR or 10_000_000 <= whole <= 99_999_999:
            return _of_text(str(whole))
    raise DateNotUnderstood(value, gettext_noop("a bare number is not a date."), FORMAT_AS_DATE)


@lru_cache(maxsize=65536)
def _of_text(value: str) -> PartialDate:
    text = " ".join(value.split()).lower()
    if len(text) <= LONGEST:
        for form in _FORMS:
            if found := form.pattern.fullmatch(text):
                day, month, year = (int(found[place]) if place else 0 for place in (form.day, form.month, form.year))
                return _unknown_or(value, text, day, month, year)
        if text in _NOT_KNOWN:
            return PartialDate.unknown()
        if _INSTANT.fullmatch(text):
            return _of_instant(value, text)
    raise not_a_form(value, text)


def _unknown_or(value: str, text: str, day: int, month: int, year: int) -> PartialDate:
    if text in _NOT_KNOWN:
        return PartialDate.unknown()
    check_year(value, year)
    if month == 0:
        if day:
            reason = gettext_noop("it has a day but no month.")
            raise DateNotUnderstood(value, reason, WRITE_IT)
        return PartialDate.of_year(year)
    if month > 12:
        raise no_such_month(value, day, month)
    if day == 0:
        return PartialDate.of_month(year, month)
    days = calendar.monthrange(year, month)[1]
    if day > days:
        reason = gettext_noop("month %(month)s/%(year)s has %(days)s days.")
        raise DateNotUnderstood(value, reason, WRITE_IT, month=f"{month:02}", year=year, days=days)
    return PartialDate.of_day(date(year, month, day))


def _of_instant(value: str, text: str) -> PartialDate:
    try:
        instant = datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise DateNotUnderstood(value, gettext_noop("there is no such instant."), WRITE_IT) from error
    return parse_partial_date(instant)
