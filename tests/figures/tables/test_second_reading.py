"""Tables agree with a second reading over registers made up by chance, and add up over the units below."""

from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chibo.figures.api import FilledTable, Filling, Period, filling
from tests.figures.random_registers import MadeUp, made_up
from tests.figures.recorded import record
from tests.figures.tables.second_reading import count, movements

PERIODS = (Period(2010), Period(2012), Period(2012, is_half=True), Period(2013))
MEMBERS = {
    "I": {},
    "I.1": {"sex": "F"},
    "I.2": {"minority": "yes"},
    "I.4": {"union_member": "yes"},
    "I.8": {"readmitted": "yes"},
    "1b": {"retired": "yes"},
    "1bx": {"retired": "yes", "exempt": "yes"},
    "age31": {"age_band": "31-35"},
    "E4": {"education": "E4"},
    "Q4": {"qualification": "Q4"},
    "PGS": {"academic_title": "PGS"},
    "L1": {"theory": "L1"},
    "eranow": {"admission_era": "now"},
}
ADMISSIONS = {
    "I": {},
    "I.1": {"sex": "F"},
    "I.4": {"union_member": "yes"},
    "I.8": {"event": "readmitted"},
    "O8": {"occupation": "O8"},
    "E4": {"education": "E4"},
    "age31": {"age_band": "31-35"},
}
FLOWS = {
    "B1": [("in", "admitted"), ("in", "readmitted")],
    "B3": [("in", "restored")],
    "C1": [("out", "died")],
    "C2": [("out", "expelled")],
    "C3": [("out", "removed"), ("out", "admission_cancelled")],
    "C4": [("out", "left")],
}
TRANSFERS = {"B2": ("in", "transferred_in"), "C5": ("out", "transferred_out")}


@given(st.integers(0, 2**32))
@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_table_of_any_register_is_read_alike_twice(db: None, seed: int) -> None:
    _hold(seed)


@pytest.mark.long
@given(st.integers(0, 2**32))
@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_many_tables_are_read_alike_twice(db: None, seed: int) -> None:
    _hold(seed)


def _hold(seed: int) -> None:
    random = Random(seed)
    with transaction.atomic():
        register = made_up(random)
        record(register)
        units = _units(register)
        with filling(version="2021") as tables:
            tables.take_in(units)
            for unit in units:
                period = random.choice(PERIODS)
                _assert_alike(tables, unit, period, seed)
        transaction.set_rollback(True)


def _units(register: MadeUp) -> list[int]:
    return [1, *(unit["id"] for unit in register.random.sample(register.rows["units_unit"], 2))]


def _assert_alike(tables: Filling, unit: int, period: Period, seed: int) -> None:
    first, second = tables.table("1", unit, period), tables.table("2", unit, period)
    told = movements(unit, period)
    place = (seed, unit, period)
    for row, kinds in FLOWS.items():
        expected = sum(n for (direction, kind, _), n in told.items() if (direction, kind) in kinds)
        assert first.value(row, "now") == expected, (row, place)
    for row, (direction, kind) in TRANSFERS.items():
        for part, scope in (("a", "outside"), ("b", "inside")):
            expected = sum(told[direction, one, scope] for one in (kind, "moved", "unit_moved"))
            assert first.value(row + part, "now") == expected, (row + part, place)
    for row, where in ADMISSIONS.items():
        assert second.value(row, "now") == count("adm.count", unit, period, **where), (row, place)
    assert first.value("D", "now") == count("mem.total", unit, period), place
    assert second.value("III", "now") == count("org.tccsd", unit, period), place
    if not period.is_half:
        third, fifth = tables.table("3", unit, period), tables.table("5", unit, period)
        for row, where in MEMBERS.items():
            assert third.value(row, "now") == count("mem.total", unit, period, **where), (row, place)
        assert fifth.value("all", "bases") == count("org.tccsd", unit, period), place
        assert fifth.value("all", "members") == count("mem.total", unit, period), place
        fourth = tables.table("4", unit, period)
        assert fourth.value("2", "women") == count("mem.total", unit, period, ethnicity="02", sex="F"), place


def additive(filled: FilledTable) -> dict[tuple[str, str], int]:
    """Give the counts of a table that add up."""
    means = {row.key for row in filled.definition.rows if row.mean}
    counted = {column.key for column in filled.definition.counted}
    return {
        (row, column): int(cell.value)
        for (row, column), cell in filled.cells.items()
        if column in counted and row not in means
    }
