"""Signing: what is frozen, who may, and what a correction makes of it."""

from datetime import date, timedelta
from itertools import count

import pytest

from chibo.figures.api import (
    ChecksAreBroken,
    FilledTable,
    MayNotSign,
    NothingToCorrect,
    Period,
    PeriodNotOver,
    TableChangedMeanwhile,
    differences,
    editions_of,
    filling,
    last_signed,
    sign_table,
    signed_table,
    table_to_sign,
)
from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.acts.api import part_with_member
from tests.worlds.lam_son import ON_PAPER, World

_days = count()


def _next_day() -> date:
    """Give a day after all before: what is recorded is recorded in order."""
    return date(2025, 2, 1) + timedelta(days=next(_days))


def _sign(
    world: World,
    year: int = 2024,
    *,
    number: str = "1",
    unit: str = "province",
    by: Actor = OPERATOR,
    reason: str = "",
    seal: str | None = None,
) -> int:
    with world.recorder.on(_next_day(), "signing"):
        return sign_table(
            number=number, unit=world.units[unit], period=Period(year), version="2021", reason=reason, seal=seal,
            basis=ON_PAPER, by=by,
        )  # fmt: skip


def _signed(world: World, year: int, edition: int | None = None) -> FilledTable:
    found = signed_table("1", world.units["province"], Period(year), edition)
    assert found is not None
    return found


def _late_death(world: World, on: date) -> None:
    with world.recorder.on(_next_day(), "a late death"):
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="died", effective_on=on, basis=ON_PAPER, by=OPERATOR
        )


def test_what_is_signed_is_read_as_it_was_signed(world: World) -> None:
    with filling(version="2021") as tables:
        filled = tables.table("2", world.units["province"], Period(2014))

    assert _sign(world, 2014, number="2", reason="thử") == 1

    kept = signed_table("2", world.units["province"], Period(2014))
    assert kept is not None
    assert kept.cells == filled.cells
    assert (kept.definition.digest, kept.definition.rows) == (filled.definition.digest, filled.definition.rows)
    assert (kept.known_seq, kept.unit, kept.edition, kept.signed_by) == (filled.known_seq, filled.unit, 1, "operator")


def test_a_correction_makes_another_edition_and_the_first_stays(world: World) -> None:
    _sign(world, reason="thử")
    _late_death(world, date(2024, 12, 1))

    assert _sign(world, reason="bổ sung từ trần") == 2

    before, after = _signed(world, 2024, 1), _signed(world, 2024)
    assert [(one.row, one.before, one.after) for one in differences(before, after) if one.column == "now"] == [
        ("C", 0, 1),
        ("C1", 0, 1),
        ("D", 11, 10),
    ]
    assert [edition.edition for edition in editions_of(world.units["province"])] == [2, 1]


def test_the_last_edition_of_each_table_is_found_for_several_units_at_once(world: World) -> None:
    _sign(world, reason="thử")
    _late_death(world, date(2024, 12, 1))
    _sign(world, reason="bổ sung từ trần")
    _sign(world, number="2", unit="thach_binh", reason="thử")
    province, district = world.units["province"], world.units["thach_binh"]

    found = last_signed([province, district], Period(2024))

    assert {place: one.edition for place, one in found.items()} == {(province, "1"): 2, (district, "2"): 1}
    assert last_signed([province], Period(2023)) == {}


def test_only_what_was_looked_at_is_signed(world: World) -> None:
    with filling(version="2021") as tables:
        ready = table_to_sign(tables, "1", world.units["province"], Period(2024), on=date(2025, 1, 1))
    _late_death(world, date(2024, 12, 1))

    with pytest.raises(TableChangedMeanwhile):
        _sign(world, reason="thử", seal=ready.filled.seal)

    assert (ready.edition, ready.obstacle, editions_of()) == (1, None, ())


@pytest.mark.parametrize(
    ("on", "is_over"), [(date(2024, 12, 30), False), (date(2024, 12, 31), False), (date(2025, 1, 1), True)]
)
def test_what_would_be_signed_says_whether_its_period_is_over(world: World, on: date, *, is_over: bool) -> None:
    with filling(version="2021") as tables:
        ready = table_to_sign(tables, "1", world.units["province"], Period(2024), on=on)

    assert isinstance(ready.obstacle, PeriodNotOver) is not is_over


def test_signing_the_same_again_is_refused(world: World) -> None:
    _sign(world, reason="thử")

    with pytest.raises(NothingToCorrect):
        _sign(world, reason="thử")
    assert len(editions_of()) == 1


def test_last_years_column_is_as_signed_whatever_was_mended_since(world: World) -> None:
    _sign(world, 2023, reason="thử")
    _late_death(world, date(2023, 12, 1))

    with filling(version="2021") as tables:
        told = tables.table("1", world.units["province"], Period(2024))
        other = tables.table("1", world.units["thach_binh"], Period(2024))
    assert (told.last_year, told.value("D", "before"), told.value("A", "now")) == ("signed", 10, 9)
    assert (other.last_year, other.value("D", "before")) == ("counted", 7)


def test_the_beginning_is_held_against_the_signed_end_of_the_year_before(world: World) -> None:
    _sign(world, 2023, reason="thử")
    _late_death(world, date(2023, 12, 1))

    with filling(version="2021") as tables:
        told = tables.table("1", world.units["province"], Period(2024))
        check = next(one for one in tables.checks(told) if one.right_parts and one.check.right[0].table == "prior")
    assert (check.outcome, check.left, check.right) == ("broken", 9, 10)


def test_broken_checks_need_a_reason_which_is_kept_with_them(world: World) -> None:
    with pytest.raises(ChecksAreBroken):
        _sign(world, 2014)

    _sign(world, 2014, reason="Hạt Kiểm lâm chưa phân loại")

    assert _signed(world, 2014).breaches
    assert editions_of()[0].reason == "Hạt Kiểm lâm chưa phân loại"


@pytest.mark.parametrize(
    ("who", "unit", "may"),
    [
        ("registrar_of_province", "province", True),
        ("registrar_of_thach_binh", "thach_binh", True),
        ("registrar_of_thach_binh", "province", False),
        ("registrar_of_thach_binh", "muong_chanh", False),
        ("secretary_of_dong_may", "dong_may", True),
        ("secretary_of_dong_may", "thach_binh", False),
        ("inspector_of_province", "province", False),
        ("editor_of_province", "province", False),
        ("nobody", "province", False),
    ],
)
def test_who_may_sign(world: World, who: str, unit: str, *, may: bool) -> None:
    if may:
        assert _sign(world, unit=unit, by=world.actors[who], reason="thử") == 1
    else:
        with pytest.raises(MayNotSign):
            _sign(world, unit=unit, by=world.actors[who], reason="thử")
    assert len(editions_of()) == may


def test_a_period_that_is_not_over_is_not_signed(world: World) -> None:
    with pytest.raises(PeriodNotOver):
        _sign(world, 2025, reason="thử")
