"""Let the tests of the importer read in this process: that the reader's own process holds is tested with the reader."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from chibo.exchange.reading.api import Limits, Mapping, Progress, Reading
from chibo.exchange.reading.file_reading import FilesReading
from chibo.exchange.reading.job import Job
from chibo.kernel.sheets import Sheet

if TYPE_CHECKING:
    from tests.worlds.keeping import Rows


def read_here(
    files: Sequence[Path],
    *,
    sheets: Sequence[Sheet],
    mapping: Mapping | None = None,
    into: Path,
    on: date | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Reading:
    """Read as the reader's own process does, in this one."""
    job = Job(tuple(files), tuple(sheets), mapping or Mapping(), Limits(), on, into)
    return FilesReading(job, on_progress or (lambda _progress: None)).read()


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chibo.exchange.importing.commands.read_files", read_here)


@pytest.fixture(scope="session")
def office_kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> "Rows":
    """Take the office in once, keep its rows, and take it back."""
    from tests.exchange.importing.offices import take_office
    from tests.worlds.keeping import kept_rows, last_keys

    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("chibo.exchange.importing.commands.read_files", read_here)
        before = last_keys()
        take_office()
        rows = kept_rows(before)
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def office(office_kept: "Rows", db: None) -> None:
    """Give a register that holds the office."""
    from tests.worlds.keeping import lay_down

    lay_down(office_kept)
