"""Keep a spreadsheet from taking a text of a CSV file for a formula, and read such a text as it was.

What begins with `=`, `+`, `-`, `@` or a control character is a formula to a spreadsheet, quoted or not. An apostrophe
is put before it, as OWASP advises against CSV injection; a reader of ours takes that one off again, and nothing else. A
number is no text and stays a number, whatever its sign.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

_SIGNS = "[=+\\-@\t\r\n\0＝＋－＠]"
_NEEDS_MARK = re.compile(f"'*{_SIGNS}")
_MARKED = re.compile(f"'(?='*{_SIGNS})")


def inert(text: str) -> str:
    """Mark the text, where a spreadsheet would take it for a formula or a reader of ours for a marked one."""
    return f"'{text}" if _NEEDS_MARK.match(text) else text


def unmarked(text: str) -> str:
    """Give the text as it was before it was made inert."""
    return text[1:] if _MARKED.match(text) else text


class _Writes(Protocol):
    def write(self, text: str, /) -> object: ...


class InertWriter:
    """Writes rows of CSV for people and their spreadsheets: texts inert, numbers as numbers, None as nothing."""

    def __init__(self, file: _Writes, *, lineterminator: str = "\r\n") -> None:
        self._writer = csv.writer(file, lineterminator=lineterminator)

    def writerow(self, row: Iterable[object]) -> None:
        """Write one row."""
        self._writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])

    def writerows(self, rows: Iterable[Iterable[object]]) -> None:
        """Write the rows one after the other."""
        for row in rows:
            self.writerow(row)

    def write_under(self, columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> None:
        """Write the headings, and each row's cells under them."""
        headings = list(columns)
        self.writerow(headings)
        self.writerows([row[heading] for heading in headings] for row in rows)
