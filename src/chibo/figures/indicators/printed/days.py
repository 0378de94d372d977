"""Read of which day or span a printed figure is: `2024-05-17`, `2019-01-01..2024-05-17`, `2014..2019 (5 years)`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = re.compile(r"\b((?:19|20)\d{2})\b", re.ASCII)
_LONG = re.compile(r"(\d+)\s+(?:years?|năm)")
# Of other years nothing was printed; days near the ends of the calendar have no month after them.
_PRINTED_YEARS = range(1900, 2100)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a span with its first day."""

    on: date
    since: date | None = None

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y} – {self.on:%d/%m/%Y}" if self.since else f"{self.on:%d/%m/%Y}"


def days_of(as_of: str) -> tuple[When, ...]:
    """Give the days a stock may be of: the one named, or where years are named the last day of each of their months."""
    if found := _days(as_of):
        return (When(found[-1]),)
    years = _years(_DAY.sub("", as_of))
    if not years:
        return ()
    ends = [_end(year, month) for year in range(years[0], years[-1] + 1) for month in range(1, 13)]
    return tuple(When(end) for end in ends)


def spans_of(as_of: str, *, until: tuple[date, ...] = ()) -> tuple[When, ...]:
    """Give the spans a flow may be of.

    The one between two days named. Of years: whole years; with `(5 years)` each five years that begin with a month and
    lie in the years named, most natural first; with an open end, to each of the days `until`.
    """
    found = _days(as_of)
    years = _years(as_of)
    if len(found) == 2:
        return (When(found[1], found[0]),)
    if len(found) == 1 and years and years[0] < found[0].year:
        return (When(found[0], date(years[0], 1, 1)),)
    if not years:
        return ()
    first, last = years[0], years[-1]
    if "date of article" in as_of:
        return tuple(When(end, date(first, 1, 1)) for end in until if end.year >= first)
    whole = When(date(last, 12, 31), date(first, 1, 1))
    if long := _LONG.search(as_of):
        return _of_length(first, last, int(long[1]))
    return (whole,)


def _of_length(first: int, last: int, years: int) -> tuple[When, ...]:
    begins = [date(year, month, 1) for year in range(first, last + 1) for month in range(1, 13)]
    spans = [
        When(date(begin.year + years, begin.month, 1) - _ONE_DAY, begin)
        for begin in begins
        if begin.year + years < 9999
    ]
    fitting = [span for span in spans if span.on <= date(last, 12, 31)]
    return tuple(sorted(fitting, key=lambda span: ((span.since or span.on).month != 1, span.since or span.on)))


def _years(as_of: str) -> list[int]:
    return sorted({int(year) for year in _YEARS.findall(re.sub(r"\(before[^)]*\)", "", as_of))})


def _days(as_of: str) -> list[date]:
    found = []
    for text in _DAY.findall(as_of):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            continue
        found += [day] if day.year in _PRINTED_YEARS else []
    return found


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY
