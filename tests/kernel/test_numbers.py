"""Numbers as readers of each language write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.numbers import Number, NumberNotUnderstood, format_number, format_percentage, parse_number


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [(0, "0", "0"), (999, "999", "999"), (37336, "37.336", "37,336"), (-1234567, "-1.234.567", "-1,234,567")],
)
def test_thousands_are_grouped_as_the_language_does(value: int, vietnamese: str, english: str) -> None:
    assert format_number(value) == vietnamese
    assert format_number(value, "en") == english


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Decimal("24.45"), 1, "24,5"),
        (Decimal("24.449"), 1, "24,4"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 10), 0, "0"),
        (2, 1, "2,0"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: Number, decimals: int, written: str) -> None:
    assert format_number(value, decimals=decimals) == written


def test_a_share_is_written_in_per_cent() -> None:
    assert format_percentage(Fraction(245, 1000)) == "24,5\u00a0%"
    assert format_percentage(Fraction(161, 1270), "en") == "12.7%"
    assert format_percentage(1, decimals=0) == "100\u00a0%"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("37.336", "vi", 37336),
        ("37336", "vi", 37336),
        (" 24,5 ", "vi", Decimal("24.5")),
        ("−1.234,25", "vi", Decimal("-1234.25")),
        ("37,336", "en", 37336),
        ("24.5", "en", Decimal("24.5")),
    ],
)
def test_a_number_is_read_in_its_language(text: str, language: str, value: int | Decimal) -> None:
    assert parse_number(text, language) == value


@pytest.mark.parametrize("text", ["", "1.5", "1.23.456", "1,2,3", "37 336", "１２", "1e6", "12%", "٣", "9" * 200])
def test_what_can_be_two_numbers_or_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NumberNotUnderstood, match=r"37\.336,5"):
        parse_number(text)


@given(st.integers(-(10**20), 10**20), st.sampled_from(["vi", "en"]))
def test_every_whole_number_is_read_back_as_it_was_written(value: int, language: str) -> None:
    assert parse_number(format_number(value, language), language) == value
