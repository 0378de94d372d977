"""Name the spans that offices count over: the month so far, quarter, half, year, school year and term."""

from datetime import date
from enum import StrEnum

from chibo.figures.indicators.rules import TermUnknown
from chibo.register.units.api import term_began

_SCHOOL_BEGINS = 9


class Span(StrEnum):
    """A span that ends on the day asked about, and begins where its name says."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school-year"
    TERM = "term"


def first_day_of(span: Span, *, unit: int, on: date) -> date:
    """On which day did the span begin that the day lies in?

    A school year begins on 1 September, a term with its congress. Raises `TermUnknown` where the unit has no term then.
    """
    if span is Span.TERM:
        began = term_began(unit, on=on)
        if began is None:
            raise TermUnknown(on)
        return began
    if span is Span.SCHOOL_YEAR:
        return date(on.year - (on.month < _SCHOOL_BEGINS), _SCHOOL_BEGINS, 1)
    months = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}[span]
    return date(on.year, (on.month - 1) // months * months + 1, 1)
