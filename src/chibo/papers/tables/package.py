"""Write tables into one file: a workbook, a PDF, or an archive with a file a unit."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import IO

from chibo.figures.api import FilledTable
from chibo.kernel.errors import RuleBroken
from chibo.kernel.texts import fold
from chibo.kernel.wording import gettext_noop
from chibo.papers.tables.pdf import write_pdf
from chibo.papers.tables.plain import as_csv, as_json
from chibo.papers.tables.workbook import write_workbook


class FormatUnknown(RuleBroken):
    """Tables are not written in that form."""

    def __init__(self, asked: str) -> None:
        text = gettext_noop("Tables are not written as “%(asked)s”. Name the file .xlsx, .pdf, .csv, .json or .zip.")
        super().__init__("format_unknown", text, {"asked": asked[:20], "known": ", ".join(ENDINGS)})


def _write_csv(file: IO[bytes], tables: Sequence[FilledTable]) -> None:
    # The sign at the start tells Excel that the letters are Unicode.
    file.write("\ufeff".encode() + "\n".join(as_csv(one) for one in tables).encode())


def _write_json(file: IO[bytes], tables: Sequence[FilledTable]) -> None:
    told = ",\n".join(as_json(one) for one in tables)
    file.write((told if len(tables) == 1 else f"[{told}]").encode())


ENDINGS: dict[str, Callable[[IO[bytes], Sequence[FilledTable]], None]] = {
    "xlsx": write_workbook,
    "pdf": write_pdf,
    "csv": _write_csv,
    "json": _write_json,
}


def write_table(file: IO[bytes], tables: Sequence[FilledTable], form: str) -> None:
    """Write the tables one after the other; raises `FormatUnknown`."""
    if form not in ENDINGS:
        raise FormatUnknown(form)
    ENDINGS[form](file, tables)


class _Written:
    """What an archive has written since it was last taken."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Keep nothing back."""

    def close(self) -> None:
        """Leave what was written to be taken."""

    def take(self) -> bytes:
        whole = b"".join(self.parts)
        self.parts.clear()
        return whole


def package_parts(of_units: Iterable[Sequence[FilledTable]], *forms: str) -> Iterator[bytes]:
    """Give an archive with a file for the tables of each unit and each form, part by part as it is written.

    Each unit's tables are taken when their file is due. Raises `FormatUnknown` before the first part.
    """
    for form in forms:
        if form not in ENDINGS:
            raise FormatUnknown(form)
    return _parts(of_units, forms)


def _parts(of_units: Iterable[Sequence[FilledTable]], forms: Sequence[str]) -> Iterator[bytes]:
    written = _Written()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, of_one in enumerate(of_units):
            name = re.sub(r"[^a-z0-9]+", "-", fold(of_one[0].unit.name)).strip("-")[:60] or "don-vi"
            for form in forms:
                held = io.BytesIO()
                write_table(held, of_one, form)
                archive.writestr(f"{number:03}-{name}-{of_one[0].period}.{form}", held.getvalue())
                yield written.take()
    yield written.take()


def write_package(file: IO[bytes], tables: Sequence[FilledTable], *forms: str) -> None:
    """Write that archive of tables, those of a unit together, into a file; raises `FormatUnknown`."""
    of_units = [list(some) for _unit, some in groupby(tables, key=lambda one: one.unit.id)]
    for part in package_parts(of_units, *forms):
        file.write(part)
