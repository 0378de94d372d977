"""Tables of the province of Lam Sơn: what each row counts, by the tree and the knowledge of its day."""

from datetime import date
from fractions import Fraction

import pytest

from chibo.figures.api import FilledTable, Outcome, Period, PeriodNotReported, TableNotInForce, filling
from chibo.figures.census.api import build_base
from chibo.kernel.actors import OPERATOR
from chibo.register.acts.api import part_with_member
from chibo.register.members.api import move_member
from chibo.register.units.api import UnitNotFound
from tests.figures.tables.test_second_reading import additive
from tests.worlds.lam_son import ON_PAPER, World

TABLES = ("1", "2", "2B", "3", "4", "5")


def _table(world: World, number: str, unit: str, year: int, *, is_half: bool = False) -> FilledTable:
    with filling(version="2021") as tables:
        return tables.table(number, world.units[unit], Period(year, is_half))


def _row(filled: FilledTable, *rows: str) -> list[object]:
    return [filled.value(row, "now") for row in rows]


def test_a_year_with_a_death(world: World) -> None:
    told = _table(world, "1", "province", 2020)

    assert _row(told, "A", "B", "C", "C1", "D") == [13, 0, 1, 1, 12]
    assert (told.value("C1", "before"), told.value("C1", "percent")) == (0, None)
    assert (told.value("A", "before"), told.value("A", "percent")) == (13, Fraction(100))


def test_a_year_with_a_removal_and_a_transfer_to_another_province(world: World) -> None:
    assert _row(_table(world, "1", "province", 2021), "A", "C3", "C3p", "C5a", "C5b", "D") == [12, 1, 0, 1, 0, 10]


def test_a_half_year_ends_on_30_june(world: World) -> None:
    told = _table(world, "1", "province", 2024, is_half=True)

    assert _row(told, "A", "B1", "D") == [10, 1, 11]
    assert told.value("B1", "before") == 0


def test_a_cell_that_moves_takes_its_members_from_district_to_district(world: World) -> None:
    """Bản Luông with its two members goes from Thạch Bình to Mường Chanh on 01/01/2017; the province sees nothing."""
    left, entered, whole = (_table(world, "1", unit, 2017) for unit in ("thach_binh", "muong_chanh", "province"))

    assert _row(left, "A", "C5a", "C5b", "D") == [13 - 0, 0, 2, 11]
    assert _row(entered, "A", "B2a", "B2b", "D") == [0, 0, 2, 2]
    assert _row(whole, "A", "B", "C", "D") == [13, 0, 0, 13]


def test_a_member_who_moves_within_a_commune_is_no_movement_of_the_commune(world: World) -> None:
    assert _row(_table(world, "1", "khe_vai", 2018), "A", "B2b", "D") == [3, 1, 4]
    assert _row(_table(world, "1", "na_lau", 2018), "A", "C5b", "D") == [4, 1, 3]
    assert _row(_table(world, "1", "dong_may", 2018), "B", "C") == [0, 0]


def test_a_move_from_one_district_to_another_cancels_in_the_province(world: World) -> None:
    with world.recorder.on(date(2025, 1, 10), "a move between districts"):
        move_member(
            member_id=world.members["kiem_lam_1"], cell_id=world.units["ban_luong"], effective_on=date(2024, 9, 1),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    assert _row(_table(world, "1", "thach_binh", 2024), "C5a", "C5b") == [0, 1]
    assert _row(_table(world, "1", "muong_chanh", 2024), "B2a", "B2b") == [0, 1]
    assert _row(_table(world, "1", "province", 2024), "B2", "C5") == [0, 0]


def test_the_average_age_keeps_what_it_was_made_of(world: World) -> None:
    cell = _table(world, "3", "na_lau", 2012).cells["mean_age", "now"]

    assert (cell.sum, cell.count) == ((2012 - 1965) + (2012 - 1975) + (2012 - 1935) + (2012 - 1932), 4)
    assert cell.value == Fraction(cell.sum or 0, 4)


def test_a_unit_without_members_has_no_average_and_no_percentages(world: World) -> None:
    told = _table(world, "3", "muong_chanh", 2012)

    assert _row(told, "I", "mean_age") == [0, None]
    assert told.value("I", "percent") is None


def test_what_the_register_does_not_hold_is_empty_and_not_zero(world: World) -> None:
    assert _row(_table(world, "2", "province", 2014), "I", "I.6", "III.1b") == [1, None, None]


def test_base_organisations_that_admitted_are_told_apart(world: World) -> None:
    assert _row(_table(world, "2", "province", 2014), "III", "III.1", "III.1a", "III.2", "III.2a") == [3, 2, 1, 1, 0]


def test_members_and_cells_are_counted_under_the_kind_of_their_base_organisation(world: World) -> None:
    told = _table(world, "5", "province", 2014)

    assert [told.value("T01", column.key) for column in told.definition.valued] == [2, 2, 0, 0, 4, 10]
    assert told.value("all", "members") == 13


def test_a_base_organisation_without_a_kind_breaks_the_check_with_both_sides(world: World) -> None:
    with filling(version="2021") as tables:
        told = tables.table("5", world.units["province"], Period(2014))
        broken = [one for one in tables.checks(told) if one.outcome is Outcome.BROKEN]

    assert broken[0].spelled == "total@bases (2) = all@bases (3)"
    assert [(part.label_vi, part.value) for part in broken[0].right_parts] == [("Tất cả trong sổ", 3)]


@pytest.mark.parametrize("year", [2014, 2017, 2021])
@pytest.mark.parametrize("is_ahead", [False, True], ids=["as it is", "from a base"])
def test_the_end_is_the_beginning_with_who_came_and_went_in_every_unit(
    world: World, year: int, *, is_ahead: bool
) -> None:
    if is_ahead:
        build_base()
    with filling(version="2021") as tables:
        tables.take_in(list(world.units.values()))
        for name, unit in world.units.items():
            first = tables.table("1", unit, Period(year))
            a, b, c, d = (int(first.value(row, "now") or 0) for row in "ABCD")
            assert d == a + b - c, (name, year)
            assert d == tables.table("3", unit, Period(year)).value("I", "now")


@pytest.mark.parametrize("number", TABLES)
def test_the_units_below_add_up_to_the_unit(world: World, number: str) -> None:
    """Save for what passed between them: it leaves one and enters another, and cancels above."""
    with filling(version="2021") as tables:
        for year in (2014, 2018, 2024):
            own = additive(tables.table(number, world.units["thach_binh"], Period(year)))
            below = [additive(tables.table(number, world.units[one], Period(year))) for one in ("dong_may", "kiem_lam")]
            for place, value in own.items():
                assert sum(one.get(place, 0) for one in below) == value, (place, year)


@pytest.mark.parametrize(("on", "at_end", "at_start"), [((2024, 12, 31), 10, 10), ((2025, 1, 1), 11, 11)])
def test_who_leaves_on_the_last_day_is_gone_at_the_end_and_on_the_first_of_the_next_is_not(
    world: World, on: tuple[int, int, int], at_end: int, at_start: int
) -> None:
    day = date(*on)
    with world.recorder.on(date(2025, 1, 10), "a late death"):
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="died", effective_on=day, basis=ON_PAPER, by=OPERATOR
        )

    assert _row(_table(world, "1", "province", 2024), "D", "C1") == [at_end, 11 - at_end]
    assert _row(_table(world, "1", "province", 2025), "A", "C1") == [at_start, at_start - 10]


def test_a_table_is_as_was_known_at_the_instant(world: World) -> None:
    known = world.recorder.on(date(2025, 1, 10), "a late death")
    with filling(version="2021") as tables:
        before = tables.table("1", world.units["province"], Period(2024)).value("C1", "now")
    with known:
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="died", effective_on=date(2024, 12, 1), basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip

    assert (before, _table(world, "1", "province", 2024).value("C1", "now")) == (0, 1)


def test_table_3_is_made_once_a_year_and_none_before_its_series(world: World) -> None:
    with pytest.raises(PeriodNotReported):
        _table(world, "3", "province", 2024, is_half=True)
    with pytest.raises(TableNotInForce), filling() as tables:
        tables.table("1", world.units["province"], Period(2020))
    with pytest.raises(UnitNotFound), filling() as tables:
        tables.table("1", 99999, Period(2024))
