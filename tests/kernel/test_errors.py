"""What can go wrong and be explained."""

import pytest

from chibo.kernel.errors import ChiboError, Conflict, NotFound, NotPermitted, RuleBroken
from chibo.kernel.wording import fill, gettext_noop, say

VIETNAMESE = {
    "%(unit)s has %(count)s members: %(reason)s": "%(unit)s có %(count)s đảng viên: %(reason)s",
    "%(least)s are needed.": "cần ít nhất %(least)s.",
}


def test_an_error_says_its_text_with_its_values() -> None:
    error = RuleBroken("too_few", "%(unit)s has %(count)s members.", {"unit": "Chi bộ Nà Pài", "count": 2})

    assert str(error) == "Chi bộ Nà Pài has 2 members."
    assert error.code == "too_few"
    assert error.data == {"unit": "Chi bộ Nà Pài", "count": 2}


def test_an_error_is_said_in_another_language_with_the_texts_inside_it() -> None:
    error = RuleBroken(
        "too_few",
        gettext_noop("%(unit)s has %(count)s members: %(reason)s"),
        {"unit": "Chi bộ Nà Pài", "count": 2, "least": 3, "reason": gettext_noop("%(least)s are needed.")},
    )

    assert str(error) == "Chi bộ Nà Pài has 2 members: 3 are needed."
    assert error.said(lambda text: VIETNAMESE.get(text, text)) == "Chi bộ Nà Pài có 2 đảng viên: cần ít nhất 3."


def test_a_value_that_looks_like_a_place_is_not_filled_and_a_place_without_a_value_stays() -> None:
    assert fill("“%(value)s” %(other)s 100 %", {"value": "%(other)s"}) == "“%(other)s” %(other)s 100 %"
    assert say("%(value)s", {"value": "%(secret)s", "secret": "x"}) == "%(secret)s"


@pytest.mark.parametrize("family", [RuleBroken, NotPermitted, NotFound, Conflict])
def test_each_family_is_an_expected_error(family: type[ChiboError]) -> None:
    error = family("code", "Text.")

    assert isinstance(error, ChiboError)
    assert error.data == {}
