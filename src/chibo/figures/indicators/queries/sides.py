"""Say which rows make the numerator of a question, and which its denominator."""

from dataclasses import dataclass
from datetime import date, timedelta

from chibo.figures.indicators.definitions import Against, BaseDay, Filter, Measure
from chibo.figures.indicators.queries.counting import Asking


@dataclass(frozen=True, slots=True)
class Side:
    """A numerator or a denominator: which filters its rows pass, on which day or in the span up to it."""

    filters: tuple[Filter, ...]
    on: date
    since: date | None


def sides_of(asking: Asking, on: date, since: date | None) -> tuple[Side, Side | None]:
    """Which rows make the numerator, and which the denominator? None where it has none, or one that is not of its rows.

    A default holds unless something else is asked of the same dimension.
    """
    indicator = asking.indicator
    asked = {key for key, _ in asking.where}
    base = (*indicator.base, *(one for one in indicator.defaults if one[0] not in asked))
    narrowed = Side((*base, *asking.where), on, since)
    part = Side((*base, *indicator.part, *asking.where), on, since)
    match indicator.measure:
        case Measure.SHARE:
            of = indicator.denominator
            is_own = not (of.indicator or of.outside or of.target)
            return part, Side(base, base_day(of.on, since, on), since) if is_own else None
        case Measure.PART:
            return part, narrowed
        case Measure.CHANGE:
            return narrowed, Side(narrowed.filters, *_earlier(asking, on, since))
        case _:
            return narrowed, None


def base_day(of: BaseDay, since: date | None, on: date) -> date:
    """On which day is the denominator taken?"""
    if of is BaseDay.FIRST_DAY:
        return since or on
    return date(on.year - 1, 12, 31) if of is BaseDay.END_OF_LAST_YEAR else on


def _earlier(asking: Asking, on: date, since: date | None) -> tuple[date, date | None]:
    """Give the day, or the last and the first day of the span, that a change is counted from."""
    if asking.indicator.against is Against.YEAR_BEFORE:
        return _year_before(on), _year_before(since) if since else None
    if since is not None and asking.population.is_flow:
        # What happened in the span, less what happened in as many days before it.
        last = since - timedelta(days=1)
        return last, since - (on - last)
    return since or on, since


def _year_before(day: date) -> date:
    """Give the same day of the year before: of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
