"""A book as an XLSX workbook in the import format: our own template's headings, only the columns that are filled."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from chibo.demo.books import Book, Row
from chibo.demo.days import written
from chibo.kernel.code_lists import codes_of, label_of
from chibo.kernel.sheets import Column, Form, Sheet
from chibo.register.areas.sheets import SHEETS as AREAS
from chibo.register.decisions.sheets import SHEETS as DECISIONS
from chibo.register.members.sheets import SHEETS as MEMBERS
from chibo.register.offices.sheets import SHEETS as OFFICES
from chibo.register.units.sheets import SHEETS as UNITS

_MADE_AT = datetime(2010, 1, 1, tzinfo=UTC)
"""The same bytes each time: the file does not say when it was made."""
_AS_CODES = frozenset({"occupation"})
"""Columns whose heading asks for the code itself."""


def write_workbook(book: Book, path: Path) -> None:
    """Write the book; an existing file of that name is replaced."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": _MADE_AT, "title": book.reason})
        bold = workbook.add_format({"bold": True})
        for sheet, rows in _sheets_of(book):
            if rows:
                _write_sheet(workbook.add_worksheet(sheet.names[0]), sheet, rows, bold)


def _sheets_of(book: Book) -> Iterable[tuple[Sheet, list[Row]]]:
    decisions = sorted(
        book.decisions.values(), key=lambda decision: (decision.signed_on, decision.issuer, decision.number)
    )
    yield (
        DECISIONS[0],
        [
            {
                "number": decision.number,
                "kind": "QĐ",
                "issuer": decision.issuer,
                "signed_on": written(decision.signed_on),
                "effective_on": written(decision.effective_on),
                "subject": decision.subject,
            }
            for decision in decisions
        ],
    )
    yield UNITS[0], list(book.units.values())
    yield AREAS[0], list(book.areas.values())
    yield MEMBERS[0], list(book.members.values())
    yield OFFICES[0], list(book.officers.values())


def _write_sheet(worksheet: Any, sheet: Sheet, rows: list[Row], bold: Any) -> None:
    filled = set().union(*rows)
    columns = [column for column in sheet.columns if column.key in filled]
    if unknown := filled - {column.key for column in columns}:
        raise ValueError(f"sheet {sheet.key} has no columns {sorted(unknown)}")
    for place, column in enumerate(columns):
        worksheet.write_string(0, place, column.headings[0], bold)
    places = {column.key: (place, _words(column)) for place, column in enumerate(columns)}
    write = worksheet.write_string
    for number, row in enumerate(rows, start=1):
        for place, text in sorted(_cells(row, places)):
            write(number, place, text)


def _cells(row: Row, places: Mapping[str, tuple[int, Mapping[str, str]]]) -> Iterable[tuple[int, str]]:
    for key, value in row.items():
        place, words = places[key]
        yield place, words.get(value, value)


@cache
def _words(column: Column) -> Mapping[str, str]:
    """Return the words an office writes for the codes of a column."""
    if column.form not in {Form.CODE, Form.YES_NO} or column.key in _AS_CODES:
        return {}
    return {code: label_of(column.code_list, code) for code in codes_of(column.code_list)}
