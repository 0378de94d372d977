"""Recording decisions, and making changes on a basis."""

from datetime import date

import pytest
from django.db import IntegrityError

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import NotPermitted
from chibo.kernel.verdicts import Verdict
from chibo.register.decisions.api import (
    Basis,
    DecisionNotFound,
    adopt_decision,
    basis_of,
    decision,
    decision_of,
    decisions_numbered,
    deed,
)
from chibo.register.decisions.commands.adopt_decision import DecisionAlreadyRecorded, DecisionNotSound
from chibo.register.people.models import Person
from chibo.trust.audit.api import entry
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import World

SIGNED = date(2025, 3, 1)


def _adopt(
    world: World,
    number: str = "7-QĐ/TU",
    *,
    signed_on: date | None = SIGNED,
    effective_on: date | None = None,
    kind: str = "QĐ",
    by: str = "",
) -> int:
    return adopt_decision(
        number=number,
        issuer="Tỉnh ủy Lam Sơn",
        signed_on=signed_on,
        kind=kind,
        effective_on=effective_on,
        by=world.actors[by] if by else OPERATOR,
    )


def test_a_decision_takes_effect_on_the_day_it_is_signed_unless_it_says_another(world: World) -> None:
    at_once, later = _adopt(world), _adopt(world, "8-QĐ/TU", effective_on=date(2025, 4, 1))

    assert [decision(one).effective_on for one in (at_once, later)] == [SIGNED, date(2025, 4, 1)]


def test_numbers_recur_in_another_year(world: World) -> None:
    first, second = _adopt(world), _adopt(world, signed_on=date(2026, 3, 1))

    assert [one.id for one in decisions_numbered("7-QĐ/TU")] == [first, second]


def test_the_same_paper_is_recorded_once(world: World) -> None:
    _adopt(world)

    with refuses(DecisionAlreadyRecorded):
        _adopt(world)
    _adopt(world, "9", signed_on=None)
    with refuses(DecisionAlreadyRecorded):
        _adopt(world, "9", signed_on=None)


@pytest.mark.parametrize("content", [{"number": " "}, {"kind": "letter"}])
def test_what_is_not_sound_is_refused(content: dict[str, str], world: World) -> None:
    with refuses(DecisionNotSound):
        _adopt(world, **content)  # type: ignore[arg-type]


def test_any_registrar_may_and_nobody_else(world: World) -> None:
    assert _adopt(world, by="registrar_of_muong_chanh")
    with refuses(NotPermitted, "keeps_no_unit"):
        _adopt(world, "8-QĐ/TU", by="secretary_of_dong_may")


def test_a_basis_may_be_a_decision_or_something_else(world: World) -> None:
    adopted = _adopt(world)

    assert decision_of(basis_of(adopted)) == adopted
    assert decision_of(Basis("import", "17")) is None
    for unknown in ("0", "seven"):
        with pytest.raises(DecisionNotFound):
            decision_of(Basis("decision", unknown))
    with pytest.raises(DecisionNotFound):
        decision(0)


def test_a_deed_inside_a_wider_one_adds_its_line_to_the_entry(world: World) -> None:
    with sealed(), entry(by=OPERATOR, reason="the whole"):
        for number in (1, 2):
            with deed(
                f"part {number}",
                basis=Basis("", ""),
                by=OPERATOR,
                refusals={},
                concerning={},
                verdicts=(Verdict.no_rule_known("some.rule"), Verdict.allowed()),
            ):
                Person.objects.create(sex="F", born_precision="u")

    assert Entry.objects.latest("seq").reason.splitlines() == [
        "the whole",
        "part 1",
        "no_rule_known: No version of the rule some.rule is known for this day.",
        "part 2",
        "no_rule_known: No version of the rule some.rule is known for this day.",
    ]


def test_what_nobody_expected_is_left_as_the_database_says_it(world: World) -> None:
    with (
        pytest.raises(IntegrityError, match="person_sex_known"),
        deed("wrong", basis=Basis("", ""), by=OPERATOR, refusals={}, concerning={}),
    ):
        Person.objects.create(sex="X", born_precision="u")
