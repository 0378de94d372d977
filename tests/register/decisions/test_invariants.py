"""What the database holds of decisions and of the code lists."""

import pytest

from chibo.register.codes.models import Code, CodeMeaning
from chibo.register.decisions.models import Decision
from tests.invariants import Case, allowed, refused
from tests.worlds.lam_son import World


def _decision(number: str, issuer: str = "Tỉnh ủy", signed_on: str | None = "2020-01-01", kind: str = "QĐ") -> object:
    return Decision.objects.create(number=number, issuer=issuer, signed_on=signed_on, kind=kind)


def _code(code: str) -> Code:
    return Code.objects.create(list="setting", code=code, ordinal=900)


def _meanings(first: str | None, second: str | None) -> None:
    code = _code("moon")
    for day in (first, second):
        CodeMeaning.objects.create(code=code, valid_from=day, label_vi="Mặt trăng", label_en="Moon")


CASES = (
    Case("decision_has_a_number", lambda w: _decision(""), lambda w: _decision("1-QĐ/TU")),
    Case(
        "decision_number_issuer_day_once",
        lambda w: (_decision("1-QĐ/TU"), _decision("1-QĐ/TU")),
        lambda w: (
            _decision("1-QĐ/TU"),
            _decision("1-QĐ/TU", signed_on="2021-01-01"),
            _decision("1-QĐ/TU", "Huyện ủy"),
        ),
    ),
    Case(
        "decision_number_issuer_day_once",
        lambda w: (_decision("1-QĐ/TU", signed_on=None), _decision("1-QĐ/TU", signed_on=None)),
        lambda w: _decision("1-QĐ/TU", signed_on=None),
        "on a day not known",
    ),
    Case(
        "code_is_listed",
        lambda w: _decision("1", kind="letter"),
        lambda w: _decision("1", kind="NQ"),
        "decision_kind_is_listed",
    ),
    Case("code_not_blank", lambda w: _code(""), lambda w: _code("moon")),
    Case("code_once_in_a_list", lambda w: _code("agency"), lambda w: _code("moon")),
    Case("code_meaning_one_from_a_day", lambda w: _meanings(None, None), lambda w: _meanings(None, "2020-01-01")),
    Case("past_is_never_rewritten", lambda w: _code("moon").delete(), lambda w: _code("moon"), "code_is_never_removed"),
    Case(
        "code_is_listed",
        lambda w: Decision.objects.update(kind="letter"),
        lambda w: Decision.objects.update(kind="NQ"),
        "decision_kind_is_listed_changed",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
