"""The building of a province: which workbook is read while which is taken in, and where it may stand."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chibo.demo.api import Delivery
from chibo.demo.building import FolderHoldsAnotherRegister, _read_in_turn, is_built, refuse_other_register
from chibo.demo.checking import province_of_register
from chibo.demo.provinces import PROVINCES
from chibo.exchange.importing.api import ReadAhead
from chibo.exchange.reading.api import Reading
from chibo.kernel.actors import OPERATOR
from chibo.register.decisions.api import Basis
from chibo.register.units.api import found_unit
from tests.worlds.lam_son import World

THREE = tuple(
    Delivery(Path(f"{number}.xlsx"), datetime(2010 + number, 1, 5, tzinfo=UTC), f"year {number}", number, 3)
    for number in (1, 2, 3)
)


class _Readers:
    """Stand in for the reader, and remember which files were read and whose rows were let go."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.let_go: list[str] = []

    def read_ahead(self, files: Sequence[Path], *, on: date) -> ReadAhead:
        (file,) = files
        self.read.append(f"{file.stem} for {on:%d/%m/%Y}")
        folder = ExitStack()
        folder.callback(self.let_go.append, file.stem)
        return ReadAhead(Reading((), (), ()), folder)


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> _Readers:
    readers = _Readers()
    monkeypatch.setattr("chibo.demo.building.read_ahead", readers.read_ahead)
    return readers


def test_each_workbook_but_the_first_is_read_ahead_for_the_day_before_it_is_recorded(readers: _Readers) -> None:
    numbers = [delivery.number for delivery, _ in _read_in_turn(iter(THREE), frozenset())]

    assert numbers == [1, 2, 3]
    assert readers.read == ["2 for 04/01/2012", "3 for 04/01/2013"]


def test_one_that_was_taken_before_is_not_read_again(readers: _Readers) -> None:
    turns = [read is None for _, read in _read_in_turn(iter(THREE), {"year 1", "year 2"})]

    assert turns == [True, True, False]
    assert readers.read == ["3 for 04/01/2013"]


def test_where_the_building_breaks_off_the_rows_of_the_next_are_let_go(readers: _Readers) -> None:
    turns = _read_in_turn(iter(THREE), frozenset())

    next(turns)
    turns.close()

    assert readers.read == ["2 for 04/01/2012"]
    assert readers.let_go == ["2"]


@pytest.mark.django_db
def test_a_folder_that_holds_another_register_is_refused_by_either_province(world: World) -> None:
    for province in PROVINCES.values():
        with pytest.raises(FolderHoldsAnotherRegister) as refused:
            refuse_other_register(province)
        assert province.name in refused.value.said()


@pytest.mark.django_db
def test_an_empty_folder_is_taken_by_either_province() -> None:
    for province in PROVINCES.values():
        refuse_other_register(province)
        assert not is_built(province)


@pytest.mark.django_db
def test_where_one_province_stands_it_is_gone_on_with_and_the_other_is_refused() -> None:
    here, other = PROVINCES["khanh-hoa"], PROVINCES["bac-kan"]
    found_unit(
        name="Đảng bộ tỉnh Khánh Hòa", kind="province", parent_id=None, code=here.root, effective_on=date(2010, 1, 1),
        basis=Basis("note", "a test"), by=OPERATOR,
    )  # fmt: skip

    refuse_other_register(here)
    assert province_of_register() is here
    with pytest.raises(FolderHoldsAnotherRegister):
        refuse_other_register(other)
