"""Numbers, shares, days and labels are written as a Vietnamese office writes them."""

from datetime import date, datetime

import pytest
from django.utils import timezone, translation

from chibo.kernel.partial_dates import PartialDate
from chibo.ui.templatetags.chibo import day, label, number, share


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (37336, "37.336", "37,336"),
        (999, "999", "999"),
        (-1234567, "-1.234.567", "-1,234,567"),
        (24.5, "24,5", "24.5"),
        (None, "–", "–"),
        (0, "0", "0"),
    ],
)
def test_a_number_has_its_thousands_apart(value: float | None, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        assert number(value) == vietnamese
    with translation.override("en"):
        assert number(value) == english


def test_a_share_has_one_decimal_and_of_nothing_there_is_none() -> None:
    with translation.override("vi"):
        assert share(548, 2235) == "24,5 %"
        assert share(0, 10) == "0,0 %"
        assert share(3, 0) == "–"
        assert share(None, 10) == "–"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 5, 17), "17/05/2024"),
        (PartialDate.of_day(date(2024, 5, 17)), "17/05/2024"),
        (PartialDate.of_month(1975, 5), "05/1975"),
        (PartialDate.of_year(1958), "1958"),
        (PartialDate.unknown(), "không rõ"),
        (None, "–"),
        ("theo hồ sơ", "theo hồ sơ"),
        (datetime(2024, 5, 17, 20, 30, tzinfo=timezone.get_fixed_timezone(0)), "18/05/2024 03:30"),
    ],
)
def test_a_day_shows_as_much_as_is_known(value: object, expected: str) -> None:
    with translation.override("vi"):
        assert day(value) == expected


def test_a_code_is_named_in_the_readers_language() -> None:
    with translation.override("vi"):
        assert label("base_cell", "unit_kind") == "Chi bộ cơ sở"
        assert label(None, "unit_kind") == "–"
    with translation.override("en"):
        assert label("base_cell", "unit_kind") == "Base cell"
