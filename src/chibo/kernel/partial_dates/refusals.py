"""Say why a value is not a date, and what to write instead."""

import re

from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

FIRST_YEAR = 1850
LAST_YEAR = 2100

LONGEST = 60
"""No date is longer; more of a refused value is not shown."""

WRITE_IT = gettext_noop("Write it as 17/05/1975, 05/1975 or 1975.")
WRITE_FOUR_DIGITS = gettext_noop("Write the year in four digits.")
WRITE_GREGORIAN = gettext_noop("Write the date of the common (Gregorian) calendar.")
LEAVE_EMPTY = gettext_noop("Where there is no day, leave the cell empty.")
FORMAT_AS_DATE = gettext_noop("Give the column the format of a date, or write 17/05/1975 as text.")

_BUDDHIST_YEARS = range(2393, 2644)
_BUDDHIST_OFFSET = 543
_SHORT_YEAR = re.compile(r"(?:[0-9]{1,2} ?[/.-] ?){0,2}'?[0-9]{1,2}")
_LUNAR = re.compile(r"âm lịch|\bâl\b|\bal\b|nhuận|giêng|chạp", re.IGNORECASE)
_NEVER = frozenset({"infinity", "-infinity", "+infinity", "inf", "-inf", "∞"})


class DateNotUnderstood(RuleBroken):
    """The value is not a date that can be told for sure."""

    def __init__(self, value: object, reason: str, remedy: str, **details: object) -> None:
        # Python refuses to write an integer of thousands of digits.
        shown = "…" if isinstance(value, int) and abs(value) >= 10**LONGEST else str(value)
        if len(shown) > LONGEST:
            shown = shown[:LONGEST] + "…"
        super().__init__(
            "date_not_understood",
            gettext_noop("“%(value)s” is not a date: %(reason)s %(remedy)s"),
            {"value": shown, "reason": reason, "remedy": remedy, **details},
        )
        self.value = value
        self.reason = reason
        self.remedy = remedy


def check_year(value: object, year: int) -> None:
    """Refuse a year that no person or paper of the register can have."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return
    if year in _BUDDHIST_YEARS:
        reason = gettext_noop("%(year)s looks like a year of the Buddhist era (%(common)s in the common one).")
        raise DateNotUnderstood(value, reason, WRITE_GREGORIAN, year=year, common=year - _BUDDHIST_OFFSET)
    reason = gettext_noop("the year %(year)s does not lie between %(first)s and %(last)s.")
    raise DateNotUnderstood(value, reason, WRITE_IT, year=year, first=FIRST_YEAR, last=LAST_YEAR)


def no_such_month(value: object, day: int, month: int) -> DateNotUnderstood:
    """Tell that there is no such month, and where the month stood first, say so."""
    if 1 <= day <= 12 and month <= 31:
        reason = gettext_noop("there is no month %(month)s; the month seems to stand before the day.")
        return DateNotUnderstood(value, reason, gettext_noop("Write the day first: 17/05/1975."), month=month)
    return DateNotUnderstood(value, gettext_noop("there is no month %(month)s."), WRITE_IT, month=month)


def not_a_form(value: str, text: str) -> DateNotUnderstood:
    """Tell why the text is in no form of a date: empty, endless, lunar, a short year, or none at all."""
    if not text:
        return DateNotUnderstood(value, gettext_noop("it is empty."), WRITE_IT)
    if text in _NEVER:
        return DateNotUnderstood(value, gettext_noop("an end that never comes is not a day."), LEAVE_EMPTY)
    if _LUNAR.search(text):
        return DateNotUnderstood(value, gettext_noop("it is a date of the lunar calendar."), WRITE_GREGORIAN)
    if _SHORT_YEAR.fullmatch(text):
        reason = gettext_noop("a year of two digits can be two years.")
        return DateNotUnderstood(value, reason, WRITE_FOUR_DIGITS)
    return DateNotUnderstood(value, gettext_noop("it has none of the forms known here."), WRITE_IT)
