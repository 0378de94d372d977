"""Let the tests of the importer read in this process: that the reader's own process holds is tested with the reader."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from chibo.exchange.reading.api import Limits, Mapping, Progress, Reading
from chibo.exchange.reading.file_reading import FilesReading
from chibo.exchange.reading.job import Job
from chibo.kernel.sheets import Sheet


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "own_process" in request.keywords:
        return

    def read(
        files: Sequence[Path],
        *,
        sheets: Sequence[Sheet],
        mapping: Mapping | None = None,
        into: Path,
        on: date | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Reading:
        job = Job(tuple(files), tuple(sheets), mapping or Mapping(), Limits(), on, into)
        return FilesReading(job, on_progress or (lambda _progress: None)).read()

    monkeypatch.setattr("chibo.exchange.importing.commands.read_files", read)


@pytest.fixture
def office(db: None) -> None:
    """Give a register that holds the office."""
    from tests.exchange.importing.offices import take_office

    take_office()
