"""Names in the order a Vietnamese reader expects."""

import random
from collections.abc import Sequence
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.texts import sort_key
from chibo.kernel.texts.alphabet import LETTERS, TONED, VIETNAMESE_LETTERS, VOWELS, toned

IN_ORDER = [
    "",
    "An",
    "Bùi Văn An",
    "Nguyễn An",
    "Nguyên Văn An",
    "Nguyễn Văn An",
    "Lê Văn Anh",
    "Bùi Ánh",
    "Bàn Văn Ăn",
    "Bùi Thị Ân",
    "Vi Thị Ẩn",
    "Phạm Dũng",
    "Phạm Văn Đức",
    "Cao Hoa",
    "Bùi Hòa",
    "Cao Hoà",
    "Đỗ Hòa",
    "Cao Hỏa",
    "Cao Hoá",
    "Cao Hoạ",
    "Vi Y",
]


def mixed(names: Sequence[str]) -> list[str]:
    return random.Random(1930).sample(names, len(names))


def test_names_stand_by_given_name_then_by_the_other_words_whatever_order_they_came_in() -> None:
    assert sorted(mixed(IN_ORDER), key=sort_key) == IN_ORDER


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(mixed(LETTERS), key=sort_key) == list(LETTERS)
    assert sorted(mixed(LETTERS.upper()), key=sort_key) == list(LETTERS.upper())


@pytest.mark.parametrize("vowel", VOWELS)
def test_tones_stand_level_huyen_hoi_nga_sac_nang(vowel: str) -> None:
    tones = [toned(vowel, tone) for tone in range(6)]

    assert sorted(mixed(tones), key=sort_key) == tones


def test_the_alphabet_decides_before_the_tones() -> None:
    for one, (vowel, _) in TONED.items():
        assert sort_key(one + "b") < sort_key(vowel + "c")
        assert sort_key(vowel + "b") < sort_key(one + "c")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("Nguyễn Thị Hoà", normalize("NFD", "nguyễn  thị\u00a0hoà ")),
        ("Ðặng Ɖức", "Đặng Đức"),
        ("ĐẶNG THÙY", "Đặng Thuỳ"),
    ],
)
def test_two_ways_of_writing_one_name_have_one_place_b16_b17_b18(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_numbers_stand_before_letters() -> None:
    assert sort_key("Thôn 2") < sort_key("Thôn A")


@given(st.text(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper(), min_size=1))
def test_a_name_has_one_place_whatever_its_case_and_composition(name: str) -> None:
    assert sort_key(name) == sort_key(name.swapcase()) == sort_key(normalize("NFD", name))
