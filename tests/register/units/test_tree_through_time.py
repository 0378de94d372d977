"""The tree of the register is, on every day, what a simple model says, whatever is founded, moved and ended."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError
from chibo.register.decisions.api import Basis
from chibo.register.units.api import end_unit, found_unit, move_unit
from tests.register.units.tree_model import Tree, WouldNotHold

PAPER = Basis("note", "model")
FIRST = date(2020, 1, 1)
LAST_DAY = 12
DAYS = st.integers(1, LAST_DAY - 1)
PICK = st.integers(0, 50)
STEP = st.one_of(
    st.tuples(st.just("found"), PICK, PICK, DAYS),
    st.tuples(st.just("move"), PICK, PICK, DAYS),
    st.tuples(st.just("move"), PICK, PICK, DAYS),
    st.tuples(st.just("end"), PICK, PICK, DAYS),
)
type Step = tuple[str, int, int, int]


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _found(parent: int | None, day: int) -> int:
    return found_unit(
        name="Đơn vị", kind="staff_office", parent_id=parent, full_members=3, effective_on=_day(day), basis=PAPER,
        by=OPERATOR,
    )  # fmt: skip


def _take(step: Step, tree: Tree) -> None:
    """Do the step to the register and to the model: both do it, or both refuse."""
    kind, one, other, day = step
    keys = list(tree.units)
    key, parent = keys[one % len(keys)], keys[other % len(keys)]
    refused = expected = False
    made = None
    try:
        with transaction.atomic():
            if kind == "found":
                made = _found(parent, day)
            elif kind == "move":
                move_unit(unit_id=key, parent_id=parent, effective_on=_day(day), basis=PAPER, by=OPERATOR)
            else:
                end_unit(unit_id=key, end_kind="dissolve", effective_on=_day(day), basis=PAPER, by=OPERATOR)
    except ChiboError:
        refused = True
    try:
        if kind == "found":
            tree.found(made or -1, parent, day)
        elif kind == "move":
            tree.move(key, parent, day)
        else:
            tree.end(key, day)
    except WouldNotHold:
        expected = True
    assert refused == expected, step


def _register_says(day: int) -> set[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, ancestor_id, depth FROM units_ancestry WHERE valid_during @> %s::date", [_day(day)]
        )
        return set(cursor.fetchall())


def _subtrees_say(day: int) -> set[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT below.unit_id, unit.id, below.depth"
            " FROM units_unit unit CROSS JOIN LATERAL units_subtree(unit.id, %s::date) below",
            [_day(day)],
        )
        return set(cursor.fetchall())


def _model_says(tree: Tree, day: int) -> set[tuple[int, int, int]]:
    living = (key for key, unit in tree.units.items() if unit.lives(day))
    return {(key, ancestor, depth) for key in living for depth, ancestor in enumerate([key, *tree.above(key, day)])}


def _run(steps: list[Step]) -> None:
    with transaction.atomic():
        tree = Tree(LAST_DAY)
        root = _found(None, 0)
        tree.found(root, None, 0)
        for _ in range(4):
            key = _found(root, 0)
            tree.found(key, root, 0)
        for step in steps:
            _take(step, tree)
        for day in range(LAST_DAY + 1):
            assert _register_says(day) == _subtrees_say(day) == _model_says(tree, day), f"day {day}"
        _derived_anew_is_the_same()
        transaction.set_rollback(True)


def _derived_anew_is_the_same() -> None:
    question = "SELECT unit_id, ancestor_id, depth, valid_during FROM {} ORDER BY 1, 2, 3, 4"
    with connection.cursor() as cursor:
        cursor.execute(question.format("units_ancestry"))
        kept = cursor.fetchall()
        cursor.execute(question.format("units_ancestry_of(NULL)"))
        assert cursor.fetchall() == kept


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=20, max_size=30))
def test_ancestry_on_every_day_is_what_the_model_says(db: None, steps: list[Step]) -> None:
    """Some three hundred steps."""
    _run(steps)


@pytest.mark.long
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=75, max_size=80))
def test_ancestry_on_every_day_is_what_the_model_says_for_long(db: None, steps: list[Step]) -> None:
    """More than three thousand steps."""
    _run(steps)
