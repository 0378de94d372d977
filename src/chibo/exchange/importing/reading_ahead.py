"""Read files before their turn, while others are still being taken in: the readers need no register."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from chibo.exchange.importing.folder import staging_folder
from chibo.exchange.reading.api import SHEETS, Mapping, Reading, read_files


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """What came of reading some files, with the folder their rows wait in; close it once they are taken in."""

    reading: Reading
    folder: ExitStack

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.folder.close()


def read_ahead(files: Sequence[Path], *, on: date, mapping: Mapping | None = None) -> ReadAhead:
    """Read the files into a folder of their own, as an import of that day would."""
    with ExitStack() as kept:
        folder = kept.enter_context(staging_folder())
        reading = read_files(files, sheets=SHEETS, mapping=mapping, into=folder, on=on)
        return ReadAhead(reading, kept.pop_all())
