"""Withdrawing an entry makes the register what it was, keeps both in history, and is refused under later facts."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.decisions.api import Basis
from chibo.register.members.api import admit_member, member_on, move_member
from chibo.register.people.api import register_person
from chibo.register.units.api import ancestors_of, move_unit, rename_unit
from chibo.trust.audit.api import (
    EntryAlreadyWithdrawn,
    EntryNotFound,
    LaterFactsRestOnEntry,
    entry,
    known_at,
    withdraw_entry,
)
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.trust.audit.register_rows import rows, whole_register
from tests.worlds.lam_son import World

PAPER = Basis("note", "test")
DAY = date(2025, 3, 1)


def _reorganise(world: World) -> Entry:
    """Insert, update and shorten rows of several rooms in one entry."""
    with sealed(), entry(by=OPERATOR, reason="a wide deed") as wide:
        move_unit(
            unit_id=world.units["kiem_lam"],
            parent_id=world.units["muong_chanh"],
            effective_on=DAY,
            basis=PAPER,
            by=OPERATOR,
        )
        rename_unit(unit_id=world.units["kiem_lam"], name="Chi bộ Kiểm lâm", effective_on=DAY, basis=PAPER, by=OPERATOR)
        move_member(
            member_id=world.members["khe_vai_1"],
            cell_id=world.units["kiem_lam"],
            effective_on=DAY,
            basis=PAPER,
            by=OPERATOR,
        )
        person = register_person(name="Người Mới", sex="M", born=PartialDate.of_year(1990), basis=PAPER, by=OPERATOR)
        admit_member(person_id=person, cell_id=world.units["kiem_lam"], effective_on=DAY, basis=PAPER, by=OPERATOR)
    return wide


def _withdraw(entry_id: int) -> Entry:
    with sealed():
        return withdraw_entry(entry_id, by=OPERATOR, reason="a mistake")


def test_the_register_is_what_it_was_with_the_same_ids(world: World) -> None:
    before = whole_register()
    wide = _reorganise(world)
    changed = whole_register()

    _withdraw(wide.pk)

    assert changed != before
    assert whole_register() == before


def test_history_keeps_the_entry_and_its_withdrawal(world: World) -> None:
    wide = _reorganise(world)
    withdrawal = _withdraw(wide.pk)
    wide.refresh_from_db()

    with known_at(wide.recorded_at):
        between = ancestors_of(world.units["kiem_lam"], on=DAY)
    kept = rows("SELECT DISTINCT entry_id FROM history.units_unitname WHERE name = 'Chi bộ Kiểm lâm' ORDER BY 1")

    assert between[0] == world.units["muong_chanh"]
    assert ancestors_of(world.units["kiem_lam"], on=DAY)[0] == world.units["thach_binh"]
    assert kept == [wide.pk, withdrawal.pk]
    assert Entry.objects.get(pk=withdrawal.pk).withdraws_id == wide.pk


def test_an_entry_is_withdrawn_once_only(world: World) -> None:
    wide = _reorganise(world)
    _withdraw(wide.pk)

    with pytest.raises(EntryAlreadyWithdrawn):
        _withdraw(wide.pk)


def test_an_entry_that_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(EntryNotFound):
        _withdraw(10**15)


def test_while_a_later_entry_changed_what_it_wrote_it_stays(world: World) -> None:
    wide = _reorganise(world)
    with sealed():
        rename_unit(
            unit_id=world.units["kiem_lam"], name="Khác", effective_on=date(2025, 4, 1), basis=PAPER, by=OPERATOR
        )
        move_unit(
            unit_id=world.units["kiem_lam"],
            parent_id=world.units["thach_binh"],
            effective_on=date(2025, 4, 1),
            basis=PAPER,
            by=OPERATOR,
        )
    before = whole_register()

    with pytest.raises(LaterFactsRestOnEntry) as refused:
        _withdraw(wide.pk)

    assert "units_placement" in str(refused.value)
    assert whole_register() == before


def test_while_later_facts_point_to_it_it_stays(world: World) -> None:
    with sealed(), entry(by=OPERATOR, reason="a person") as written:
        person = register_person(name="Người Mới", sex="M", born=PartialDate.of_year(1990), basis=PAPER, by=OPERATOR)
    with sealed():
        admit_member(person_id=person, cell_id=world.units["na_lau"], effective_on=DAY, basis=PAPER, by=OPERATOR)

    with pytest.raises(LaterFactsRestOnEntry):
        _withdraw(written.pk)

    assert rows("SELECT count(*) FROM people_person WHERE id = %s", person) == [1]


def test_the_later_entry_first_then_the_earlier(world: World) -> None:
    before = whole_register()
    first = _reorganise(world)
    with sealed(), entry(by=OPERATOR, reason="a later deed") as second:
        move_member(
            member_id=world.members["khe_vai_1"],
            cell_id=world.units["na_lau"],
            effective_on=date(2025, 5, 1),
            basis=PAPER,
            by=OPERATOR,
        )

    _withdraw(second.pk)
    _withdraw(first.pk)

    assert whole_register() == before
    assert member_on(world.members["khe_vai_1"], on=date(2025, 5, 2)).cell_id == world.units["khe_vai"]
