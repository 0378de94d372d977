"""Spans of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.periods import Period, PeriodEmpty, PeriodNotUnderstood

TERM = Period(date(2020, 7, 1), date(2025, 7, 1))
ALWAYS = Period(None, None)

# Few days, so that bounds often meet.
BOUNDS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 12))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(BOUNDS), draw(BOUNDS)
    if start and end and start >= end:
        return Period(end, start + timedelta(days=1))
    return Period(start, end)


DAYS = [date(2019, 12, 30) + timedelta(days=n) for n in range(16)]


def days_of(period: Period) -> set[date]:
    return {day for day in DAYS if period.contains(day)}


def test_the_end_is_the_first_day_that_no_longer_belongs() -> None:
    assert not TERM.contains(date(2020, 6, 30))
    assert TERM.contains(date(2020, 7, 1))
    assert TERM.contains(date(2025, 6, 30))
    assert not TERM.contains(date(2025, 7, 1))
    assert TERM.last == date(2025, 6, 30)


def test_a_period_without_bounds_contains_every_day() -> None:
    assert ALWAYS.contains(date.min)
    assert ALWAYS.contains(date.max)
    assert ALWAYS.last is None


@pytest.mark.parametrize("end", [date(2020, 7, 1), date(2020, 6, 30)])
def test_a_period_without_a_day_is_refused(end: date) -> None:
    with pytest.raises(PeriodEmpty, match=f"01/07/2020 and {end:%d/%m/%Y}"):
        Period(date(2020, 7, 1), end)


def test_periods_that_only_touch_do_not_overlap() -> None:
    assert not TERM.overlaps(Period(date(2025, 7, 1), None))
    assert TERM.overlaps(Period(date(2025, 6, 30), None))


@given(periods(), periods())
def test_the_intersection_holds_just_the_days_of_both(one: Period, other: Period) -> None:
    both = one.intersection(other)

    assert (days_of(both) if both else set()) == days_of(one) & days_of(other)
    assert one.overlaps(other) == other.overlaps(one) == (both is not None)
    assert one.covers(other) == (both == other)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("01/07/2020 – 30/06/2025", TERM),
        ("1/7/2020-30/6/2025", TERM),
        ("[2020-07-01,2025-07-01)", TERM),
        ("từ 01/07/2020", Period(date(2020, 7, 1), None)),
        ("[2020-07-01,)", Period(date(2020, 7, 1), None)),
        ("đến 30/06/2025", Period(None, date(2025, 7, 1))),
        (" mọi  thời gian ", ALWAYS),
        ("[,)", ALWAYS),
    ],
)
def test_a_period_is_read_with_its_last_day_or_as_a_half_open_range(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@given(periods())
def test_every_period_is_read_back_as_it_was_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["", "2020", "30/02/2020 – 01/03/2020", "(2020-07-01,)", "[infinity,)", "x" * 500])
def test_what_is_not_a_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PeriodNotUnderstood, match="Write it as 01/07/2020 – 30/06/2025"):
        Period.parse(text)


def test_a_period_that_ends_before_it_begins_is_refused_as_empty() -> None:
    with pytest.raises(PeriodEmpty):
        Period.parse("01/07/2025 – 30/06/2025")
