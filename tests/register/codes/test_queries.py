"""Codes and their labels on a day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.code_lists import codes_of
from chibo.register.codes.api import codes_on, labels_on, load_codes
from chibo.register.codes.models import Code, CodeMeaning
from chibo.trust.audit.api import entry

BEFORE, CHANGE = date(2025, 6, 30), date(2025, 7, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    load_codes(by=OPERATOR)


@pytest.fixture
def _renamed() -> None:
    with entry(by=OPERATOR, reason="A list of this test"):
        code = Code.objects.create(list="trial", code="A", ordinal=1)
        CodeMeaning.objects.create(
            code=code, label_vi="Mới", label_en="New", valid_from=CHANGE, valid_to=date(2026, 7, 26)
        )
        CodeMeaning.objects.create(code=code, label_vi="Cũ", label_en="Old", valid_to=CHANGE)


def test_the_codes_in_use_are_those_of_the_day_in_the_order_of_the_list() -> None:
    before = [code.code for code in codes_on("unit_kind", on=BEFORE)]
    since = [code.code for code in codes_on("unit_kind", on=CHANGE)]

    assert "rural_district" in before
    assert "rural_district" not in since
    assert "province_government" in since
    assert since == [code for code in codes_of("unit_kind") if code in since]


def test_a_code_in_use_says_what_it_means_on_the_day() -> None:
    (before,) = [code for code in codes_on("unit_kind", on=BEFORE) if code.code == "commune"]
    (since,) = [code for code in codes_on("unit_kind", on=CHANGE) if code.code == "commune"]

    assert (before.facts["level"], since.facts["level"]) == ("base", "superior")
    assert before.label() == "Đảng bộ xã"
    assert before.label("en") == "Commune organisation"


@pytest.mark.usefixtures("_renamed")
@pytest.mark.parametrize(
    ("on", "label"),
    [(BEFORE, "Cũ"), (CHANGE, "Mới"), (date(2026, 7, 25), "Mới"), (date(2026, 7, 26), "Mới")],
)
def test_a_label_is_that_of_the_day_or_the_last_before(on: date, label: str) -> None:
    assert labels_on(["trial"], on=on)["trial", "A"] == label


def test_a_code_that_has_no_label_yet_is_called_by_its_first() -> None:
    labels = labels_on(["unit_kind", "sex"], on=date(1990, 1, 1), language="en")

    assert labels["unit_kind", "cell"] == "Cell"
    assert labels["sex", "F"] == "Female"


def test_reading_takes_one_query_however_many_lists_are_asked_for(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with django_assert_num_queries(1):
        codes_on("ethnicity", on=CHANGE)
    with django_assert_num_queries(1):
        labels_on(["ethnicity", "sex", "unit_kind", "post"], on=CHANGE)
