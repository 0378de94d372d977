"""Hold dates of which old files know only the month, only the year, or nothing."""

from chibo.kernel.partial_dates.dates import PartialDate, Precision, first_day_of
from chibo.kernel.partial_dates.reading import date_of_serial, parse_partial_date
from chibo.kernel.partial_dates.refusals import FIRST_YEAR, LAST_YEAR, DateNotUnderstood

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DateNotUnderstood",
    "PartialDate",
    "Precision",
    "date_of_serial",
    "first_day_of",
    "parse_partial_date",
]
