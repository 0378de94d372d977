"""Files read before their turn are taken in as if they had been read in it."""

from pathlib import Path
from typing import Any

import pytest

from chibo.exchange.importing.api import import_files, read_ahead
from chibo.kernel.actors import OPERATOR
from tests.exchange.importing.conftest import read_here
from tests.exchange.importing.offices import OFFICE, ON, ONE, Row, cell_of, changed, found_in, take_office, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_ahead_in_this_process(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    monkeypatch.setattr("chibo.exchange.importing.reading_ahead.read_files", read_here)
    settings.CHIBO_DATA = tmp_path / "kept"


def _files(folder: Path, **members: Row) -> list[Path]:
    sheets = OFFICE | ({"members": list(members.values())} if members else {})
    return [written(kind, rows, folder) for kind, rows in sheets.items()]


def test_what_was_read_ahead_is_what_the_import_would_have_read(tmp_path: Path) -> None:
    files = _files(tmp_path)
    read = read_ahead(files, on=ON)
    for file in files:
        file.write_text("not read again", encoding="utf-8")

    with read:
        outcome = import_files(files, on=ON, by=OPERATOR, ahead=read)

    assert outcome.plan.totals == {
        ("units", "new"): 4,
        ("areas", "new"): 1,
        ("members", "new"): 3,
        ("officers", "new"): 1,
    }
    assert cell_of("HOÀNG VĂN MỘT", "2012-02-03") == "A"
    assert {fate for _kind, fate in take_office().plan.totals} == {"unchanged"}


def test_what_is_wrong_in_it_is_told_when_its_turn_comes(tmp_path: Path) -> None:
    files = _files(tmp_path, one=changed(ONE, sex="?"))

    with read_ahead(files, on=ON) as read:
        outcome = import_files(files, on=ON, by=OPERATOR, ahead=read, dry_run=True)

    assert [found[:2] for found in found_in(outcome)][:1] == [(2, "sex")]


def test_its_folder_waits_for_its_turn_and_goes_with_it(tmp_path: Path) -> None:
    imports = tmp_path / "kept" / "imports"

    with read_ahead(_files(tmp_path), on=ON) as read:
        take_office()
        assert all(sheet.copy_file.exists() for sheet in read.reading.sheets)

    assert list(imports.iterdir()) == []
