"""Rows held in memory are counted as a statement would count them."""

from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np
import pytest

from chibo.figures.census.memory import columns as holding
from chibo.figures.census.memory.added import Added
from chibo.figures.census.memory.columns import NOWHERE, Columns, NotTold, banded, columns_of

_DAY = date(2024, 5, 17)
_EVE, _NEXT = _DAY - timedelta(days=1), _DAY + timedelta(days=1)
_EVERYWHERE = np.array([NOWHERE, 1, 2], dtype=np.int32)
# Subject, unit, from, to, certain from, sex, born.
_ROWS = (
    (1, 1, "2024-05-17", "2024-05-18", None, "F", "1990-01-01"),
    (2, 2, "0001-01-01", "10000-01-01", "2024-05-18", "M", None),
    (3, None, "2010-01-01", "10000-01-01", None, None, "1950-01-01"),
)


@pytest.mark.parametrize(("on", "told"), [(_EVE, {"M", None}), (_DAY, {"F", "M", None}), (_NEXT, {"M", None})])
def test_a_row_counts_from_its_first_day_to_the_day_before_its_last(on: date, told: set[str | None]) -> None:
    cursor, columns = _held()
    lines = columns.standing.count(on, _EVERYWHERE, [columns.coded(cursor, "fact.sex")], [])
    assert {sex for sex, *_ in lines} == told


def test_what_is_certain_from_a_day_on_is_uncertain_the_day_before() -> None:
    _, columns = _held()
    assert [columns.standing.count(on, _EVERYWHERE, [], []) for on in (_DAY, _NEXT)] == [[(0, 3, 1)], [(0, 2, 0)]]


@pytest.mark.parametrize(("units", "n"), [([1], 1), ([2], 1), ([1, 2], 2), ([1, 2, NOWHERE], 3), ([1, 99], 1)])
def test_only_what_stands_in_the_units_counts(units: list[int], n: int) -> None:
    _, columns = _held()
    ((_, counted, _),) = columns.standing.count(_DAY, np.array(units, dtype=np.int32), [], [])
    assert counted == n


def test_what_is_not_known_passes_no_condition() -> None:
    cursor, columns = _held()
    passing = columns.passing(cursor, "fact.sex IN ($value_1)", {"value_1": "M"})
    assert columns.standing.count(_DAY, _EVERYWHERE, [], [passing]) == [(0, 1, 1)]


def test_a_band_is_told_on_the_day_before_its_edge_on_it_and_after() -> None:
    cursor, columns = _held()
    born = date(1990, 1, 1)
    for edge, band in ((born - timedelta(days=1), "young"), (born, "old"), (born + timedelta(days=1), "old")):
        key = banded(columns.dated(cursor, "fact.born_on"), [edge], ("young", "old"))
        lines = columns.standing.count(_DAY, np.array([1], dtype=np.int32), [key], [])
        assert lines == [(band, 0, 1, 0)]


def test_changed_subjects_count_as_they_are_now_and_no_more_as_the_base_has_them() -> None:
    cursor, columns = _held()
    added = Added(columns, [2], [_row(2, "F"), _row(2, "M")])
    condition = "fact.sex = 'F'", dict[str, Any]()

    base = columns.standing.count(_DAY, _EVERYWHERE, [], [added.told_rightly, columns.passing(cursor, *condition)])
    now = added.standing.count(_DAY, _EVERYWHERE, [added.coded(cursor, "lower(fact.sex)")], [])

    assert base == [(0, 1, 0)]
    assert sorted(now) == [("f", 0, 1, 0), ("m", 0, 1, 0)]
    assert list(added.passing(cursor, *condition)) == [True, False]


@pytest.mark.parametrize(("sex", "expression"), [("X", "fact.sex"), ("F", "fact.sex || fact.born_on"), ("F", "'F'")])
def test_what_no_row_of_the_base_can_tell_of_changed_subjects_is_left_to_a_statement(sex: str, expression: str) -> None:
    cursor, columns = _held()
    with pytest.raises(NotTold):
        Added(columns, [2], [_row(2, sex)]).coded(cursor, expression)


def test_too_many_combinations_are_left_to_a_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    cursor, columns = _held()
    monkeypatch.setattr(holding, "_MOST_GROUPS", 2)
    with pytest.raises(NotTold):
        columns.standing.count(_DAY, _EVERYWHERE, [columns.coded(cursor, "fact.sex")], [])


def test_too_many_labels_are_left_to_a_statement_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    cursor, columns = _held()
    monkeypatch.setattr(holding, "_MOST_LABELS", 2)
    for _ in range(2):
        with pytest.raises(NotTold):
            columns.coded(cursor, "fact.sex::VARCHAR")


def test_what_one_column_tells_is_told_of_each_row() -> None:
    cursor, columns = _held()
    lines = columns.standing.count(_DAY, _EVERYWHERE, [columns.coded(cursor, "lower(fact.sex::VARCHAR)")], [])
    assert {(sex, n) for sex, _, n, _ in lines} == {("f", 1), ("m", 1), (None, 1)}


def test_more_rows_than_are_worth_it_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST_ROWS", len(_ROWS) - 1)
    assert columns_of(_facts(), "facts") is None
    monkeypatch.setattr(holding, "MOST_ROWS", len(_ROWS))
    assert columns_of(_facts(), "facts") is not None


def _held() -> tuple[duckdb.DuckDBPyConnection, Columns]:
    cursor = _facts()
    return cursor, Columns(cursor, "facts")


def _facts() -> duckdb.DuckDBPyConnection:
    cursor = duckdb.connect(":memory:")
    cursor.execute(
        "CREATE TABLE facts (subject_id BIGINT, unit_no INTEGER, from_on DATE, to_on DATE, certain_on DATE,"
        " sex ENUM ('F', 'M'), born_on DATE)"
    )
    cursor.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", _ROWS)
    return cursor


def _row(subject: int, sex: str) -> dict[str, Any]:
    always = {"from_on": date.min, "to_on": None, "certain_on": None, "born_on": None}
    return {"subject_id": subject, "unit_no": 1, "sex": sex, **always}
