"""A cell of a table opens to what it is made of, its parts by child unit, and its rows."""

from datetime import date

import pytest

from chibo.figures.api import CellNotFound, Making, OpenedCell, Period, filling, opened_cell
from chibo.kernel.actors import OPERATOR
from chibo.register.members.api import move_member
from tests.worlds.lam_son import ON_PAPER, World

TABLES = ("1", "2", "2B", "3", "4", "5")


def _opened(world: World, number: str, unit: str, year: int, row: str, column: str = "now") -> OpenedCell:
    with filling(version="2021") as tables:
        filled = tables.table(number, world.units[unit], Period(year))
        return opened_cell(tables, filled, row, column)


def _hold(world: World, unit: str, year: int, *, every: int) -> None:
    with filling(version="2021") as tables:
        for number in TABLES:
            filled = tables.table(number, world.units[unit], Period(year))
            filled_in = [place for place, cell in filled.cells.items() if cell.value]
            for row, column in filled_in[::every] + list(filled.cells)[:: every * 8]:
                opened = opened_cell(tables, filled, row, column)
                place = (unit, year, number, row, column)
                assert opened.cell is not None
                if not opened.leaves:
                    assert opened.made_of, place
                    continue
                many = opened.cell.count if opened.making is Making.MEAN else opened.cell.value
                assert opened.counted == opened.cell.value, place
                assert (opened.total, len(opened.rows)) == (many, many), place
                assert sum(part.value for part in opened.parts) - opened.between == many, place


def test_a_number_has_as_many_rows_and_its_parts_make_it(world: World) -> None:
    _hold(world, "province", 2017, every=8)


@pytest.mark.long
@pytest.mark.parametrize("unit", ["province", "thach_binh", "muong_chanh", "na_lau"])
@pytest.mark.parametrize("year", [2012, 2017, 2021, 2024])
def test_every_number_has_as_many_rows_and_its_parts_make_it(world: World, unit: str, year: int) -> None:
    _hold(world, unit, year, every=1)


def test_what_passes_between_two_units_is_counted_in_both_and_not_above_them(world: World) -> None:
    with world.recorder.on(date(2025, 1, 10), "a move between districts"):
        move_member(
            member_id=world.members["kiem_lam_1"], cell_id=world.units["ban_luong"], effective_on=date(2024, 9, 1),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    gone, come = (_opened(world, "1", "province", 2024, row) for row in ("C5", "B2"))

    assert [(part.unit, part.value) for part in gone.parts] == [(world.units["thach_binh"], 1)]
    assert [(part.unit, part.value) for part in come.parts] == [(world.units["muong_chanh"], 1)]
    assert [(one.total, one.between, one.rows) for one in (gone, come)] == [(0, 1, ()), (0, 1, ())]


def test_who_moves_is_a_row_of_the_cell_left_and_of_the_cell_entered(world: World) -> None:
    (gone,) = _opened(world, "1", "na_lau", 2018, "C5b").rows
    (come,) = _opened(world, "1", "khe_vai", 2018, "B2").rows

    assert gone.id == come.id == world.members["moves_in_2018"]
    assert (gone.what, gone.population, gone.unit) == ("moved", "members", world.units["na_lau"])
    assert (come.what, come.unit) == ("moved", world.units["khe_vai"])
    assert gone.day == come.day == come.seen_on
    assert (gone.day - gone.seen_on).days == 1


def test_a_unit_that_moves_shows_each_of_its_members(world: World) -> None:
    entered = _opened(world, "1", "muong_chanh", 2017, "B2b")

    assert [(row.what, row.unit, row.day) for row in entered.rows] == [
        ("unit_moved", world.units["ban_luong"], date(2017, 1, 1))
    ] * 2
    assert len({row.id for row in entered.rows}) == 2


def test_rows_are_given_page_by_page_over_all_that_a_sum_adds_up(world: World) -> None:
    with filling(version="2021") as tables:
        filled = tables.table("1", world.units["province"], Period(2021))
        whole = opened_cell(tables, filled, "C", "now")
        pages = [opened_cell(tables, filled, "C", "now", offset=first, limit=1) for first in range(whole.total)]

    assert [row.what for row in whole.rows] == ["removed", "transferred_out"]
    assert [len(page.rows) for page in pages] == [1, 1]
    assert [row for page in pages for row in page.rows] == list(whole.rows)
    assert {page.total for page in pages} == {whole.total}


def test_a_sum_a_comparison_and_last_year_are_made_of_other_cells(world: World) -> None:
    total = _opened(world, "1", "province", 2021, "C")
    percent, before = (_opened(world, "1", "province", 2021, "A", column) for column in ("percent", "before"))
    bases = _opened(world, "5", "province", 2021, "total", "bases")

    assert [(one.row, one.value) for one in total.made_of] == [("C1", 0), ("C2", 0), ("C3", 1), ("C4", 0), ("C5", 1)]
    assert [(one.column, one.value) for one in percent.made_of] == [("now", 12), ("before", 13)]
    assert [(one.row, one.column, one.period) for one in before.made_of] == [("A", "now", Period(2020))]
    assert [one.column for one in bases.made_of] == ["committees", "cells"]
    assert percent.leaves == before.leaves == ()


@pytest.mark.parametrize(("row", "column"), [("I.6", "now"), ("II", "now"), ("I", "label"), ("X", "now"), ("I", "X")])
def test_where_a_table_has_no_number_nothing_opens(world: World, row: str, column: str) -> None:
    with pytest.raises(CellNotFound) as refused:
        _opened(world, "3", "province", 2021, row, column)

    assert (refused.value.data["row"], refused.value.data["column"]) == (row, column)
