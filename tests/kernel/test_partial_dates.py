"""Dates of which old files know only a part (groups B14 and B15 of the catalogue of bad inputs)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.partial_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateNotUnderstood,
    PartialDate,
    Precision,
    date_of_serial,
    first_day_of,
    parse_partial_date,
)

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
PARTIAL_DATES = st.one_of(
    DAYS.map(PartialDate.of_day),
    DAYS.map(lambda day: PartialDate.of_month(day.year, day.month)),
    DAYS.map(lambda day: PartialDate.of_year(day.year)),
    st.just(PartialDate.unknown()),
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3/2/1930", date(1930, 2, 3)),
        ("03/02/1930", date(1930, 2, 3)),
        ("3-2-1930", date(1930, 2, 3)),
        ("3.2.1930", date(1930, 2, 3)),
        (" 3 / 2 / 1930 ", date(1930, 2, 3)),
        ("3\u00a0/\u00a02/1930", date(1930, 2, 3)),
        ("ngày 3 tháng 2 năm 1930", date(1930, 2, 3)),
        ("Ngày 3 tháng 2, năm 1930", date(1930, 2, 3)),
        ("1975-05-17", date(1975, 5, 17)),
        ("1975/5/17", date(1975, 5, 17)),
        ("19750517", date(1975, 5, 17)),
        (19750517, date(1975, 5, 17)),
        (19750517.0, date(1975, 5, 17)),
        ("29/2/2024", date(2024, 2, 29)),
        (date(1975, 5, 17), date(1975, 5, 17)),
        (datetime(1975, 5, 17, 23, 59), date(1975, 5, 17)),
        ("1975-05-17 00:00:00", date(1975, 5, 17)),
        ("1975-05-17T08:30", date(1975, 5, 17)),
    ],
)
def test_a_day_is_read_with_the_day_before_the_month_b14(written: object, day: date) -> None:
    read = parse_partial_date(written)

    assert read == PartialDate(day, Precision.DAY)
    assert read.last == day
    assert read.is_exact


@pytest.mark.parametrize(
    "written",
    ["tháng 5/1975", "Tháng 5/1975", "5/1975", "05/1975", "05-1975", "tháng 5 năm 1975", "1975-05", "00/05/1975"],
)
def test_a_month_is_the_first_of_its_days_b14(written: str) -> None:
    read = parse_partial_date(written)

    assert read == PartialDate(date(1975, 5, 1), Precision.MONTH)
    assert read.last == date(1975, 5, 31)
    assert not read.is_exact


@pytest.mark.parametrize("written", ["1958", "00/00/1958", "0/0/1958", "năm 1958", "1958-00-00", 1958, 1958.0])
def test_a_year_is_the_first_of_its_days_b14(written: object) -> None:
    read = parse_partial_date(written)

    assert read == PartialDate(date(1958, 1, 1), Precision.YEAR)
    assert read.last == date(1958, 12, 31)


@pytest.mark.parametrize("written", ["không rõ", "Chưa rõ", "không nhớ", "00/00/0000", "0000-00-00"])
def test_what_says_that_nothing_is_known_is_an_unknown_date(written: str) -> None:
    read = parse_partial_date(written)

    assert read == PartialDate.unknown()
    assert read.last is None


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("30/2/2020", "month 02/2020 has 29 days"),
        ("29/2/2023", "month 02/2023 has 28 days"),
        ("31/4/1975", "month 04/1975 has 30 days"),
        ("3/2/30", "two digits"),
        ("20", "two digits"),
        ("5/75", "two digits"),
        ("'58", "two digits"),
        ("2574", "Buddhist era (2031"),
        ("17/5/2518", "Buddhist era (1975"),
        (date(2518, 5, 17), "Buddhist era (1975"),
        ("15/8/1945 âm lịch", "lunar"),
        ("15/8/1945 (ÂL)", "lunar"),
        ("tháng Giêng 1945", "lunar"),
        ("mồng 2 tháng Chạp 1945", "lunar"),
        ("tháng 4 nhuận 1944", "lunar"),
        ("5/17/1975", "the month seems to stand before the day"),
        ("32/13/1975", "there is no month 13"),
        ("13/13/1975", "there is no month 13"),
        ("tháng 13/1975", "there is no month 13"),
        ("17/00/1958", "a day but no month"),
        ("infinity", "never comes"),
        ("-Infinity", "never comes"),
        ("∞", "never comes"),
        ("1849", "between 1850 and 2100"),
        ("1/1/2101", "between 1850 and 2100"),
        (datetime(1066, 10, 14), "between 1850 and 2100"),
        ("17051975", "between 1850 and 2100"),
        ("", "empty"),
        (" \u00a0", "empty"),
        ("５/5/1975", "none of the forms"),
        ("17/5/1975 hoặc 1976", "none of the forms"),
        ("1975-05-17T25:00", "no such instant"),
        ("17/5/" + "1" * 5_000_000, "none of the forms"),
        (27500, "bare number"),
        (27500.5, "bare number"),
        (1958.5, "bare number"),
        (float("nan"), "bare number"),
        (float("inf"), "bare number"),
        (-1958, "bare number"),
        (10**400, "bare number"),
        (True, "a yes or a no"),
        (None, "nothing that can be read"),
        (b"1958", "nothing that can be read"),
    ],
)
def test_what_cannot_be_told_for_sure_is_refused_with_reason_and_remedy_b14(written: object, reason: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_partial_date(written)

    said = str(refusal.value)
    assert reason in said
    assert refusal.value.remedy in said
    assert "…" in said if written == 10**400 else str(written)[:40] in said
    assert len(said) < 300


def test_a_number_too_long_to_be_written_is_refused_all_the_same() -> None:
    with pytest.raises(DateNotUnderstood, match="…"):
        parse_partial_date(10**5000)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (datetime(2024, 5, 16, 16, 59, tzinfo=UTC), date(2024, 5, 16)),
        (datetime(2024, 5, 16, 17, 0, tzinfo=UTC), date(2024, 5, 17)),
        ("2024-05-16T17:00:00Z", date(2024, 5, 17)),
        ("2024-05-17T00:00:00+07:00", date(2024, 5, 17)),
    ],
)
def test_an_instant_falls_on_its_day_in_viet_nam_b15(written: object, day: date) -> None:
    assert parse_partial_date(written) == PartialDate.of_day(day)


def test_the_day_numbers_of_a_spreadsheet_are_read_only_when_asked_for() -> None:
    assert date_of_serial(1).on == date(1900, 1, 1)
    assert date_of_serial(59).on == date(1900, 2, 28)
    assert date_of_serial(61).on == date(1900, 3, 1)
    assert date_of_serial(45429).on == date(2024, 5, 17)
    assert date_of_serial(45429.99).on == date(2024, 5, 17)
    assert date_of_serial(0, epoch1904=True).on == date(1904, 1, 1)
    assert date_of_serial(43967, epoch1904=True).on == date(2024, 5, 17)


@pytest.mark.parametrize("number", [60, 60.5, 0, -1, 1_000_000, 99_999, float("nan"), float("inf")])
def test_a_day_number_without_a_day_is_refused(number: float) -> None:
    with pytest.raises(DateNotUnderstood):
        date_of_serial(number)


def test_an_unknown_date_and_no_other_has_no_day() -> None:
    with pytest.raises(ValueError, match="unknown"):
        PartialDate(None, Precision.DAY)
    with pytest.raises(ValueError, match="unknown"):
        PartialDate(date(1958, 1, 1), Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("day", "precision"), [(date(1958, 2, 1), Precision.YEAR), (date(1958, 2, 2), Precision.MONTH)]
)
def test_a_partial_date_stands_on_the_first_day_it_may_be(day: date, precision: Precision) -> None:
    with pytest.raises(ValueError, match="first day"):
        PartialDate(day, precision)


def test_the_day_counted_by_is_the_first_one() -> None:
    assert first_day_of(PartialDate.of_year(2025)) == date(2025, 1, 1)
    assert first_day_of(PartialDate.unknown()) is None
    assert first_day_of(None) is None


def test_a_date_is_written_as_people_write_it() -> None:
    assert str(PartialDate.of_day(date(2024, 5, 7))) == "07/05/2024"
    assert str(PartialDate.of_month(1975, 5)) == "05/1975"
    assert str(PartialDate.of_year(1958)) == "1958"
    assert str(PartialDate.unknown()) == "không rõ"


@given(PARTIAL_DATES)
def test_every_date_is_read_back_as_it_was_written(known: PartialDate) -> None:
    assert parse_partial_date(str(known)) == known
    assert parse_partial_date(known) is known


@given(PARTIAL_DATES.filter(lambda known: known.on is not None))
def test_the_span_of_a_date_begins_with_its_first_day_and_ends_in_its_last(known: PartialDate) -> None:
    assert known.on is not None
    assert known.last is not None

    assert known.on <= known.last <= known.on + timedelta(days=365)
    assert known.is_exact == (known.on == known.last)


@given(st.text(max_size=80) | st.integers() | st.floats() | st.none() | st.binary())
def test_whatever_is_given_is_read_or_refused(written: object) -> None:
    try:
        read = parse_partial_date(written)
    except DateNotUnderstood:
        return
    assert read.on is None or FIRST_YEAR <= read.on.year <= LAST_YEAR
