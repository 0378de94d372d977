"""Texts brought to one form (groups B10, B16 to B18, B23 and B24)."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.texts import fold, nfc, tidy
from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS

NAME = "Nguyễn Thị Hoà"


def test_composed_and_decomposed_names_are_one_b16() -> None:
    composed, decomposed = normalize("NFC", NAME), normalize("NFD", NAME)

    assert (len(composed), len(decomposed)) == (14, 18)
    assert nfc(decomposed) == composed
    assert fold(composed) == fold(decomposed) == "nguyen thi hoa"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Đặng", "đang"),
        ("ĐẶNG", "dang"),
        ("Ðặng", "Đặng"),
        ("Ɖặng", "Đặng"),
        ("Họ và tên", "HO VA TEN"),
        ("Họ\u00a0và  tên ", "họ và tên"),
        ("Họ và\ntên", "họ và tên"),
        ("\ufeffHọ và tên\u200b", "họ và tên"),
        ("H’Hen Niê", "H'Hen Nie"),
        ("Y Blơk Ƀuôn", "y blok buon"),
        ("Y Đhăm Êban", "Y Dham Eban"),
        ("A–B", "a-b"),
    ],
)
def test_search_finds_what_people_take_for_the_same_b17_b18_b24(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_storage_keeps_what_was_typed_but_for_spaces_and_what_nobody_sees_b17_b23() -> None:
    assert nfc("hoà") != nfc("hòa")
    assert tidy("\ufeff Hoà\u00a0 Ðặng\u200b\n") == "Hoà Ðặng"


def test_every_vietnamese_letter_folds_to_a_plain_one_whatever_its_case() -> None:
    for letter in VIETNAMESE_LETTERS:
        assert fold(letter) == fold(letter.upper()) in set("abcdeghiklmnopqrstuvxy")


def test_there_are_134_vietnamese_letters_that_are_not_plain() -> None:
    both_cases = VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper()

    assert len({letter for letter in both_cases if not letter.isascii()}) == 134


@given(st.text())
def test_what_is_folded_or_tidied_stays_so(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert fold(normalize("NFD", text)) == fold(text)
    assert fold(tidy(text)) == fold(text)
