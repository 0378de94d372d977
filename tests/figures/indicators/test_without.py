"""A day without a decision: whom it touches on the day is counted as on the day before, everyone else as on the day."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from chibo.figures.api import (
    DecisionChangesTree,
    DecisionNotNamed,
    DecisionRestsOnNothing,
    DecisionsOfThatNumber,
    NotAskedWithout,
    NothingRestsOnDecision,
    Reading,
    ToldByOthersToo,
    explained,
    figure,
    rows_behind,
)
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM
from chibo.kernel.periods import Period
from chibo.register.acts.api import part_with_member
from chibo.register.areas.api import assign_area
from chibo.register.decisions.api import Basis, adopt_decision, basis_of, decision
from chibo.register.members.api import correct_place, move_member
from chibo.register.offices.api import end_holding
from chibo.register.people.api import record_attribute
from chibo.trust.audit.api import Entry, withdraw_entry
from tests.databases import sealed
from tests.worlds.lam_son import LUONG_MOVED, ON_PAPER, World

D = date(2024, 6, 3)
EVE, AFTER = D - timedelta(days=1), D + timedelta(days=1)
NUMBER = "45-QĐ/HU"


@pytest.fixture
def transfers(world: World) -> Basis:
    """On one day a decision moves two of Nà Lau to Khe Vài; another moves one of Khe Vài to Nà Lau, a note a death."""
    with sealed():
        return _one_day_in_na_lau(world)


def _one_day_in_na_lau(world: World) -> Basis:
    two, one = (basis_of(_adopted(number)) for number in (NUMBER, "46-QĐ/HU"))
    for who in ("exempt_since_2015", "probationary"):
        _moved(world, who, "khe_vai", two)
    _moved(world, "khe_vai_1", "na_lau", one)
    part_with_member(
        member_id=world.members["admitted_in_2014"], exit_kind="died", effective_on=D, basis=ON_PAPER, by=OPERATOR
    )
    return two


def _adopted(number: str, issuer: str = "Huyện ủy Thạch Bình") -> int:
    return adopt_decision(number=number, issuer=issuer, signed_on=EVE, effective_on=D, by=OPERATOR)


def _moved(world: World, who: str, cell: str, basis: Basis) -> None:
    move_member(member_id=world.members[who], cell_id=world.units[cell], effective_on=D, basis=basis, by=OPERATOR)


def _told(world: World, unit: str, on: date = D, without: str = "", code: str = "mem.total", **asked: object) -> object:
    both = {
        figure(code, unit=world.units[unit], on=on, without=without, reading=reading, **asked).value  # type: ignore[arg-type]
        for reading in Reading
    }
    (value,) = both
    return value


def test_whom_it_moves_is_counted_where_they_were_and_all_others_where_they_are(world: World, transfers: Basis) -> None:
    counts = {
        unit: [_told(world, unit, EVE), _told(world, unit), _told(world, unit, without=NUMBER)]
        for unit in ("na_lau", "khe_vai", "dong_may", "ban_luong")
    }

    assert counts == {"na_lau": [4, 2, 4], "khe_vai": [3, 4, 2], "dong_may": [7, 6, 6], "ban_luong": [2, 2, 2]}
    assert [_told(world, unit, without="46-QĐ/HU") for unit in ("na_lau", "khe_vai")] == [1, 5]


def test_the_day_before_and_the_day_after_it_made_nothing_true_and_the_day_is_named(
    world: World, transfers: Basis
) -> None:
    for day in (EVE, AFTER):
        with pytest.raises(NothingRestsOnDecision, match="on: 03/06/2024") as refused:
            _told(world, "na_lau", day, without=NUMBER)
        assert f"{day:%d/%m/%Y}" in str(refused.value)


def test_a_decision_is_named_by_its_id_too(world: World, transfers: Basis) -> None:
    on_paper = decision(int(transfers.id))

    told = figure("mem.total", unit=world.units["na_lau"], on=D, without=str(on_paper.public_id))

    assert (told.value, told.on) == (4, D)
    assert told.without is not None
    assert (told.without.decision, told.without.eve) == (on_paper, EVE)
    assert {kind: len(some) for kind, some in told.without.touched.items()} == {"unit": 0, "area": 0, "person": 2}


def test_a_breakdown_has_one_line_a_value_of_both_days_together(world: World, transfers: Basis) -> None:
    with sealed():
        record_attribute(
            person_id=world.people["exempt_since_2015"], dimension="occupation", code="O7", effective_on=D,
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    told = [
        {row.keys[0]: row.value for row in figure(
            "mem.total", unit=world.units["dong_may"], on=D, without=without, by=("occupation",), reading=reading
        ).rows}
        for without in ("", NUMBER)
        for reading in Reading
    ]  # fmt: skip

    # Of whom the decision touches all is as on the day before, also what others wrote of that day.
    assert told[0] == told[1] == {"O7": 2, None: 4}
    assert told[2] == told[3] == {"O7": 1, None: 5}


def test_a_share_and_a_mean_are_put_together_of_both_days(world: World, transfers: Basis) -> None:
    assert _told(world, "na_lau", without=NUMBER, code="mem.age.least") == 24
    assert _told(world, "khe_vai", without=NUMBER, code="mem.age") == Fraction(52 + 49, 2)
    assert _told(world, "dong_may", without=NUMBER, code="sec.attr", where=(("sex", "F"),)) == 50


def test_who_was_mended_later_rests_no_more_on_what_wrote_another_day(world: World, transfers: Basis) -> None:
    with sealed():
        correct_place(
            member_id=world.members["probationary"], cell_id=world.units["na_lau"], during=Period(D, AFTER),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
        correct_place(
            member_id=world.members["probationary"], cell_id=world.units["khe_vai"], during=Period(AFTER, None),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    # The event of the day still names the decision: whom it concerns is touched.
    assert _told(world, "na_lau", without=NUMBER) == 4
    assert _told(world, "na_lau") == 3


def test_what_an_entry_withdrawn_made_true_rests_on_nothing(world: World, transfers: Basis) -> None:
    with sealed():
        for entry_id in Entry.objects.filter(basis_kind="decision", basis_id=transfers.id).values_list("pk", flat=True):
            withdraw_entry(entry_id, by=OPERATOR, reason="a mistake")

    with pytest.raises(DecisionRestsOnNothing, match=NUMBER):
        _told(world, "na_lau", without=NUMBER)


def test_a_decision_was_not_known_before_it_was_recorded(world: World, transfers: Basis) -> None:
    before = datetime(2024, 5, 20, tzinfo=VIETNAM)

    with pytest.raises(DecisionNotNamed, match=NUMBER):
        _told(world, "na_lau", without=NUMBER, known_at=before)


def test_the_rows_of_whom_it_touches_are_marked_and_the_parts_make_the_whole(world: World, transfers: Basis) -> None:
    for reading in Reading:
        opened = explained("mem.total", unit=world.units["dong_may"], on=D, without=NUMBER, reading=reading)
        rows = rows_behind("mem.total", unit=world.units["dong_may"], on=D, without=NUMBER, reading=reading)

        parts = {part.unit: part.numerator for part in opened.parts}
        assert parts == {world.units["na_lau"]: 4, world.units["khe_vai"]: 2}
        marked = {(row.id, row.unit, row.day) for row in rows.rows if row.is_of_eve}
        assert marked == {
            (world.members[who], world.units["na_lau"], EVE) for who in ("exempt_since_2015", "probationary")
        }
        assert (rows.total, len(rows.rows)) == (6, 6)


def test_a_decision_that_changes_a_unit_that_day_is_refused_with_the_days_to_ask_for(world: World) -> None:
    with pytest.raises(DecisionChangesTree, match=r"01/01/2017 \(1\).*31/12/2016"):
        _told(world, "suoi_trong", LUONG_MOVED, without="12-QĐ/TU")


def test_a_number_of_several_decisions_is_refused_and_each_is_named(world: World, transfers: Basis) -> None:
    with sealed():
        other = decision(_adopted(NUMBER, "Tỉnh ủy Lam Sơn"))

    with pytest.raises(DecisionsOfThatNumber, match=str(other.public_id)):
        _told(world, "na_lau", without=NUMBER)
    assert _told(world, "na_lau", without=str(decision(int(transfers.id)).public_id)) == 4


@pytest.mark.parametrize("named", ["99-QĐ/HU", "00000000-0000-7000-8000-000000000000", "45-QĐ/HU'; --"])
def test_an_unknown_decision_is_refused(world: World, transfers: Basis, named: str) -> None:
    with pytest.raises(DecisionNotNamed):
        _told(world, "na_lau", without=named)


@pytest.mark.parametrize("code", ["adm.count", "mem.age.median"])
def test_what_cannot_be_put_together_of_two_days_is_refused(world: World, transfers: Basis, code: str) -> None:
    with pytest.raises(NotAskedWithout, match=re.escape(code)):
        _told(world, "na_lau", without=NUMBER, code=code, since=D)


def test_what_others_decide_is_refused_where_they_are_touched(world: World, transfers: Basis) -> None:
    with pytest.raises(ToldByOthersToo, match="has_committee"):
        _told(world, "dong_may", without=NUMBER, code="org.cells_total", by=("has_committee",))
    with pytest.raises(ToldByOthersToo, match="has_members"):
        _told(world, "dong_may", without=NUMBER, code="vil.nomembers")

    assert _told(world, "dong_may", without=NUMBER, code="org.cells_total") == 2
    assert _told(world, "dong_may", without=NUMBER, code="vil.coverage") == _told(
        world, "dong_may", code="vil.coverage"
    )


def test_an_end_rests_on_the_entry_that_wrote_it_and_a_person_is_counted_once(world: World) -> None:
    with sealed():
        basis = basis_of(_adopted(NUMBER))
        end_holding(holding_id=world.holdings["secretary_of_na_lau"], effective_on=D, basis=basis, by=OPERATOR)

    told = {
        code: (_told(world, "na_lau", code=code), _told(world, "na_lau", without=NUMBER, code=code))
        for code in ("sec.count", "sec.persons")
    }

    # The secretary stays head of the village.
    assert told == {"sec.count": (0, 1), "sec.persons": (1, 1)}


def test_an_area_that_goes_to_another_cell_stays_in_the_one_it_left(world: World) -> None:
    with sealed():
        basis = basis_of(_adopted(NUMBER))
        assign_area(
            area_id=world.areas["khe_vai"], cell_id=world.units["na_lau"], effective_on=D, basis=basis, by=OPERATOR
        )

    told = {
        unit: (_told(world, unit, code="sec.persons"), _told(world, unit, without=NUMBER, code="sec.persons"))
        for unit in ("na_lau", "khe_vai")
    }

    # The head of the Front in Khe Vài goes along with it; the secretary of each cell stays.
    assert told == {"na_lau": (2, 1), "khe_vai": (1, 2)}
    with pytest.raises(ToldByOthersToo, match="meeting_form"):
        _told(world, "province", without=NUMBER, code="vil.coverage")
    with pytest.raises(NotAskedWithout, match=re.escape("vil.commune_coverage")):
        _told(world, "province", without=NUMBER, code="vil.commune_coverage")
