"""The successor that an ended unit named becomes lineage, now and as it was known at each entry."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entry, known_at, withdraw_entry
from tests.invariants import run

ENDED, RECKONED = date(2019, 7, 1), date(2019, 8, 1)


def _recorded(*statements: str) -> int:
    with entry(by=OPERATOR, reason="before lineage") as opened:
        for statement in statements:
            run(statement)
    return opened.pk


def _ties() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT predecessor_id, successor_id, first_on, kind, share_numerator, share_denominator FROM units_lineage"
        )
        return list(cursor.fetchall())


@pytest.fixture
def before_lineage(committed_database: str) -> Iterator[None]:
    """Go back to the schema in which a unit named one successor."""
    call_command("migrate", "units", "0004", verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def test_a_successor_once_named_is_lineage_from_the_entry_on_that_named_it(before_lineage: None) -> None:
    _recorded(
        "INSERT INTO units_unit (id, valid_during, is_apex) VALUES (1, '(,)', true), (2, '(,)', true), (3, '(,)', true)"
    )
    _recorded(
        "UPDATE units_unit SET valid_during = '(,2019-08-01)', end_kind = 'absorb', successor_id = 1 WHERE id = 2"
    )
    _recorded("UPDATE units_unit SET valid_during = '(,2019-07-01)' WHERE id = 2")
    mistaken = _recorded("UPDATE units_unit SET valid_during = '(,2018-01-01)', successor_id = 1 WHERE id = 3")
    withdraw_entry(mistaken, by=OPERATOR, reason="a mistake")
    with connection.cursor() as cursor:
        cursor.execute("SELECT recorded_at FROM audit_entry WHERE reason <> 'code lists' ORDER BY seq")
        instants = [instant for (instant,) in cursor.fetchall()]

    call_command("migrate", "units", verbosity=0)

    assert _ties() == [(2, 1, ENDED, "absorb", 1, 1)]
    known = []
    for instant in instants:
        with known_at(instant):
            known.append({(tie[0], tie[2]) for tie in _ties()})
    assert known == [set(), {(2, RECKONED)}, {(2, ENDED)}, {(2, ENDED), (3, date(2018, 1, 1))}, {(2, ENDED)}]


def test_lineage_goes_back_to_one_successor(before_lineage: None) -> None:
    _recorded(
        "INSERT INTO units_unit (id, valid_during, is_apex) VALUES (1, '(,)', true), (2, '(,)', true),"
        " (3, '(,2019-07-01)', true)"
    )
    call_command("migrate", "units", verbosity=0)
    _recorded(
        "INSERT INTO units_lineage (predecessor_id, successor_id, first_on, share_numerator, share_denominator)"
        " VALUES (3, 1, '2019-07-01', 1, 3), (3, 2, '2019-07-01', 2, 3)"
    )

    call_command("migrate", "units", "0004", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, successor_id FROM units_unit ORDER BY id")
        assert cursor.fetchall() == [(1, None), (2, None), (3, 2)]
