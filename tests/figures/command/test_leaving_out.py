"""A day without a decision at the terminal: which one is left out, and of how many the day before is told."""

import json
from datetime import date
from functools import partial
from typing import Any

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.decisions.api import adopt_decision, basis_of
from chibo.register.members.api import move_member
from tests.databases import sealed
from tests.figures.command.conftest import Run
from tests.worlds.lam_son import World


@pytest.fixture
def run(terminal: Run) -> Run:
    """Give `chibo figures` over Lam Sơn."""
    return partial(terminal, "figures")


def _json(run: Run, *words: str) -> dict[str, Any]:
    _, printed, _ = run(*words, "--format", "json")
    read: dict[str, Any] = json.loads(printed)
    return read


def test_a_day_without_a_decision_says_which_and_of_how_many_the_day_before_is_told(run: Run, world: World) -> None:
    _moved_on_a_decision(world)
    asked = ("mem.total", "--unit", "LS.01.1.1", "--on", "03/06/2024", "--without", "45-QĐ/HU")

    _, printed, _ = run(*asked)
    _, children, _ = run("mem.total", "--unit", "LS.01.1", *asked[3:], "--children")
    told, opened = _json(run, *asked), _json(run, *asked, "--explain")

    assert "không kể quyết định 45-QĐ/HU: đối tượng bị tác động (1 trong cả sổ) tính như ngày 02/06/2024" in printed
    assert "45-QĐ/HU" in children
    assert {"decision": "45-QĐ/HU", "as_on": "2024-06-02", "touched": {"person": 1}}.items() <= told["without"].items()
    assert (told["value"], opened["value"]) == (4, 4)
    marked = [(row["id"], row["day"]) for row in opened["rows_behind"] if row.get("as_on_the_day_before")]
    assert marked == [(world.members["probationary"], "2024-06-02")]


def test_neither_a_series_nor_the_day_before_is_asked_without_a_decision(run: Run) -> None:
    asked = ("mem.total", "--unit", "LS", "--on", "01/01/2017", "--without", "12-QĐ/TU")

    series, before = run(*asked, "--from", "01/01/2016", "--series", "year"), run(*asked, "--before")

    assert (series[0], "--series" in series[2]) == (1, True)
    assert (before[0], "--before" in before[2]) == (2, True)


def _moved_on_a_decision(world: World) -> None:
    with sealed():
        paper = adopt_decision(
            number="45-QĐ/HU", issuer="Huyện ủy Thạch Bình", signed_on=date(2024, 5, 30), effective_on=None, by=OPERATOR
        )
        move_member(
            member_id=world.members["probationary"], cell_id=world.units["khe_vai"], effective_on=date(2024, 6, 3),
            basis=basis_of(paper), by=OPERATOR,
        )  # fmt: skip
