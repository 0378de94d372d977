"""An importer reaches only the units granted; whom they may not see, no refusal shows."""

from datetime import date

import pytest

from chibo.exchange.importing.api import ImportNotPermitted, ImportRefused
from chibo.kernel.actors import OPERATOR, Actor
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.models import User
from tests.exchange.importing.offices import NEW, ONE, THREE, TWO, VILLAGE, A, cell_of, changed, found_in, said, take_in

pytestmark = pytest.mark.usefixtures("office")


def registrar_of(code: str | None) -> Actor:
    """Give an account that keeps the register of one unit, or of none."""
    user = User.objects.create(username=f"registrar-{code}", display_name="Người giữ sổ")
    if code:
        unit_id = said("SELECT unit_id FROM units_unitcode WHERE code = %(code)s", code=code)
        grant_role(
            user_id=user.pk,
            role=Role.REGISTRAR,
            unit_id=unit_id,
            effective_on=date(2020, 1, 1),
            reason="thử",
            by=OPERATOR,
        )
    return Actor(user.pk, "Người giữ sổ")


def test_without_a_grant_nothing_is_taken_in() -> None:
    with pytest.raises(ImportNotPermitted):
        take_in({"members": [NEW]}, by=registrar_of(None))


def test_within_the_grant_rows_are_taken_in() -> None:
    outcome = take_in(
        {"members": [NEW, changed(ONE, from_on="01/09/2021", education="Tiểu học")]}, by=registrar_of("A")
    )

    assert outcome.plan.totals == {("members", "new"): 1, ("members", "changed"): 1}


def test_a_unit_outside_is_as_unknown_as_one_that_does_not_exist() -> None:
    told = []
    for code in ("B", "NOWHERE"):
        with pytest.raises(ImportRefused) as refused:
            take_in({"members": [changed(NEW, cell_code=code)]}, by=registrar_of("A"))
        told.append([(r.row, r.key, r.code, r.rule, r.remedy, r.data) for r in refused.value.outcome.refusals])
        User.objects.filter(username="registrar-A").update(username=f"gone-{code}")

    assert told[0] == told[1]


def test_b29_a_person_of_another_subtree_does_not_show() -> None:
    by = registrar_of("A")
    stranger = changed(THREE, cell_code="A", place_from="01/01/2020", left_on="")
    own_wrong = changed(NEW, card_old="", ll_number="000002 BK")

    told = []
    for row in (stranger, own_wrong):
        with pytest.raises(ImportRefused) as refused:
            take_in({"members": [row]}, by=by)
        told.append({(r.code, r.rule, r.remedy, tuple(r.data.items())) for r in refused.value.outcome.refusals})

    assert told[0] == told[1]
    assert {code for code, *_ in told[0]} == {"number_not_accepted"}
    assert not any("TRIỆU" in str(part) or part == "B" for one in told[0] for part in one)
    assert cell_of("TRIỆU VĂN BA", "2021-01-01") == "B"


@pytest.mark.parametrize(
    "sheets",
    [
        {"units": [changed(A, code="C", name="Chi bộ Mới", parent_code="X")]},
        {"units": [changed(A, code="R", name="Gốc", unit_kind="province", parent_code="")]},
        {"areas": [changed(VILLAGE, code="V7", cell_code="")]},
    ],
    ids=["a unit under a parent outside", "a root", "a village without a cell"],
)
def test_nothing_is_founded_outside_the_grant(sheets: dict[str, list[dict[str, str]]]) -> None:
    with pytest.raises(ImportRefused) as refused:
        take_in(sheets, by=registrar_of("A"))

    assert found_in(refused.value.outcome)


def test_a_member_does_not_leave_the_grant_by_an_import_of_its_registrar() -> None:
    with pytest.raises(ImportRefused) as refused:
        take_in({"members": [changed(TWO, cell_code="B", place_from="01/01/2020")]}, by=registrar_of("A"))

    assert found_in(refused.value.outcome) == [(2, "cell_code", "unit_unknown")]
