"""Characters that look right and are not (groups B18, B19, B23 and B24)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.texts import doubtful_characters, tidy
from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("\0", "control"),
        ("\x07", "control"),
        ("\x85", "control"),
        ("\ud83d", "half of a character"),
        ("\ufffd", "damaged"),
        ("\ue000", "without a common meaning"),
        ("\U000e0fff", "without a common meaning"),
        ("\u202e", "turns the direction"),
        ("\u2066", "turns the direction"),
        ("\u200f", "turns the direction"),
        ("😀", "picture"),
        ("★", "picture"),
    ],
)
def test_what_does_harm_is_grave_in_names_too_b23(character: str, what: str) -> None:
    (doubt,) = doubtful_characters(f"Hà{character}n")

    assert (doubt.position, doubt.character, doubt.grave) == (2, character, True)
    assert what in doubt.what


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("Ð", "looks like Đ"),
        ("Ɖ", "looks like Đ"),
        ("ð", "looks like Đ"),
        ("а", "Cyrillic"),
        ("Н", "Cyrillic"),
        ("Α", "Greek"),
        ("ο", "Greek"),
        ("７", "digit of another kind"),
        ("٣", "digit of another kind"),
        ("Ⅳ", "stands for several"),
        ("ﬁ", "stands for several"),
        ("Ａ", "stands for several"),
        ("ǆ", "stands for several"),
        ("\u00a0", "space or line break"),
        ("\n", "space or line break"),
        ("\u3000", "space or line break"),
        ("\u200b", "invisible"),
        ("\u200d", "invisible"),
        ("\ufeff", "invisible"),
        ("\u00ad", "invisible"),
        ("\ufe0f", "invisible"),
        ("\u2061", "invisible"),
    ],
)
def test_what_only_looks_wrong_is_a_warning_in_names_and_refused_in_codes_b18_b19_b23(
    character: str, what: str
) -> None:
    (in_name,) = doubtful_characters(f"{character}àn")
    (in_code,) = doubtful_characters(f"{character}àn", in_code=True)

    assert (in_name.position, in_name.grave) == (0, False)
    assert what in in_name.what
    assert in_code.grave


def test_every_doubt_is_found_in_its_place() -> None:
    doubts = doubtful_characters("Ðặng\u200b Vаn\0")

    assert [(doubt.position, doubt.grave) for doubt in doubts] == [(0, False), (4, False), (7, False), (9, True)]


@pytest.mark.parametrize(
    "name",
    [
        "Y",
        "K'Brêu",
        "H’Hen Niê",
        "Y Blơk Ƀuôn-Yă",
        "NGUYỄN THỊ HOÀ",
        "Lò Văn É",
        "Nguyễn Thị " + "Hoà " * 15,
        "Tôn Nữ (Bé) – số 1/2, “Ba”",
        VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper(),
    ],
)
def test_names_as_they_are_raise_no_doubt_b24(name: str) -> None:
    assert doubtful_characters(name) == []
    assert doubtful_characters(name, in_code=True) == []


@given(st.text())
def test_what_is_tidied_holds_no_odd_space_and_nothing_unseen_of_the_usual_kind(text: str) -> None:
    left = {doubt.character for doubt in doubtful_characters(tidy(text))}

    assert left.isdisjoint("\u00a0\u200b\ufeff\u00ad\t\n\r")
