"""Two breakdowns at the terminal as a cross table: totals where they add up, refused where there are not two."""

import csv
import io
from functools import partial

import pytest

from tests.figures.command.conftest import Run

CROSSED = ("mem.total", "--unit", "LS.01.1", "--on", "01/06/2020", "--by", "occupation", "--by", "sex", "--cross")


@pytest.fixture
def run(terminal: Run) -> Run:
    """Give `chibo figures` over Lam Sơn."""
    return partial(terminal, "figures")


def test_two_breakdowns_cross_with_totals_that_add_up(run: Run) -> None:
    status, printed, _ = run(*CROSSED, "--format", "csv")
    _, table, _ = run(*CROSSED)

    lines = list(csv.reader(io.StringIO(printed)))
    assert status == 0
    assert lines == [
        ["occupation", "F", "M", "total"], ["O4", "1", "0", "1"], ["", "3", "3", "6"], ["total", "4", "3", "7"],
    ]  # fmt: skip
    assert "Nữ" in table
    assert table.count("tổng") == 2


def test_what_does_not_add_up_crosses_without_totals(run: Run) -> None:
    _, persons, _ = run("sec.persons", *CROSSED[1:5], "--by", "post", "--by", "sex", "--cross", "--format", "csv")
    _, ages, _ = run("mem.age", *CROSSED[1:], "--format", "csv")
    _, table, _ = run("mem.age", *CROSSED[1:])

    assert "total" not in persons
    assert next(csv.reader(io.StringIO(ages))) == ["occupation", "F", "M"]
    assert "O4,30," in ages
    assert "tổng" not in table


@pytest.mark.parametrize("more", [("--by", "sex"), ("--by", "sex", "--by", "stage", "--explain"), ()])
def test_a_cross_table_needs_two_dimensions_of_one_figure(run: Run, more: tuple[str, ...]) -> None:
    status, _, complaint = run("mem.total", "--unit", "LS", "--on", "01/06/2020", "--cross", *more)

    assert (status, "--by" in complaint) == (1, True)
