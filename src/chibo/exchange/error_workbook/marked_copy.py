"""Copy the sheets of a file into a new workbook, and mark what was refused. Runs in the child process only."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from math import isfinite
from typing import Any

import xlsxwriter

from chibo.exchange.error_workbook.order import Mark, Order
from chibo.exchange.reading.delimited import read_delimited
from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.peeking import number_of
from chibo.exchange.reading.sniffing import FileKind, kind_of_file
from chibo.exchange.reading.workbooks import Grid, open_workbook

_LIST_SHEET = "Chibo"
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_LONGEST_NOTE = 2_000
_INERT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "tmpdir": ".",
}
_WIDTHS = (18, 7, 8, 24, 30, 60, 60)


def write_marked_copy(order: Order) -> None:
    """Write the list of marks, then every sheet that can be read, with its marks."""
    with xlsxwriter.Workbook(str(order.target), _INERT) as book:
        copy = _Copy(book, order)
        copy.write_list()
        with _grids(order) as grids:
            for grid in grids:
                copy.write_sheet(grid)


@contextmanager
def _grids(order: Order) -> Iterator[Iterator[Grid]]:
    """Open the file and give its visible sheets; none where it cannot be read, for the list says why."""
    try:
        if kind_of_file(order.source, order.limits) is FileKind.CSV:
            yield iter([read_delimited(order.source, order.limits, repair=True)[0]])
            return
        with open_workbook(order.source, order.limits) as workbook:
            entries = [entry for entry in workbook.sheets if entry.is_visible]
            yield chain.from_iterable(_readable(workbook.grid, entry) for entry in entries)
    except FileRefused:
        yield iter(())


def _readable(open_grid: Any, entry: Any) -> list[Grid]:
    try:
        return [open_grid(entry)]
    except FileRefused:
        return []


class _Copy:
    """The workbook while it is written."""

    def __init__(self, book: Any, order: Order) -> None:
        self.book = book
        self.order = order
        self.names: dict[str, str] = {_LIST_SHEET.lower(): ""}
        self.plain = book.add_format({"valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format({"bold": True, "bg_color": "#efefef", "border": 1})
        self.marked = book.add_format({"bg_color": "#f6c2bd", "border": 1, "border_color": "#9b1c1c"})
        self.marked_day = book.add_format({"bg_color": "#f6c2bd", "border": 1, "num_format": "dd/mm/yyyy"})
        self.by_sheet: dict[str, dict[int, dict[int, list[Mark]]]] = {}
        for mark in order.marks:
            rows = self.by_sheet.setdefault(mark.sheet, {})
            rows.setdefault(mark.row, {}).setdefault(number_of(mark.column.encode()) or 1, []).append(mark)

    def write_list(self) -> None:
        """List all marks on the first sheet."""
        sheet = self.book.add_worksheet(_LIST_SHEET)
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(2, 0)
        sheet.write_string(0, 0, f"{self.order.title}: {self.order.source.name}"[:_LONGEST_TEXT])
        for place, heading in enumerate(self.order.headings):
            sheet.write_string(1, place, heading, self.heading)
        for number, mark in enumerate(self.order.marks, start=2):
            cells = (mark.sheet, mark.row or "", mark.column, mark.heading, mark.value, mark.rule, mark.remedy)
            for place, cell in enumerate(cells):
                self.write_cell(sheet, number, place, cell, self.wrapped)

    def write_sheet(self, grid: Grid) -> None:
        """Write one sheet, each cell where it stood."""
        sheet = self.book.add_worksheet(self.name_for(grid.name))
        marks = {row: dict(cells) for row, cells in sorted(self.by_sheet.get(grid.name, {}).items()) if row}
        for number, row in enumerate(grid.rows, start=1):
            self.write_row(sheet, number, dict(enumerate(row, start=grid.first_column)), marks.pop(number, {}))
        for number, cells in marks.items():
            self.write_row(sheet, number, {}, cells)
        sheet.freeze_panes(1, 0)

    def write_row(self, sheet: Any, number: int, row: Mapping[int, Any], marks: Mapping[int, Sequence[Mark]]) -> None:
        """Write one row, the marked cells with their colour and a note."""
        for column in sorted({*row, *marks}):
            cell = row.get(column, "")
            if column in marks:
                self.write_cell(sheet, number - 1, column - 1, cell, self.marked)
                note = "\n".join(f"{mark.rule} {mark.remedy}" for mark in marks[column])
                sheet.write_comment(number - 1, column - 1, note[:_LONGEST_NOTE], {"x_scale": 2, "author": ""})
            elif cell != "":
                self.write_cell(sheet, number - 1, column - 1, cell, None)

    def write_cell(self, sheet: Any, row: int, column: int, cell: Any, look: Any) -> None:
        """Write a value as what it is, and a text as a text whatever it begins with."""
        match cell:
            case bool():
                sheet.write_boolean(row, column, cell, look)
            case int() | float() if isfinite(cell):
                sheet.write_number(row, column, cell, look)
            case datetime() | date() if cell.year >= 1900:
                sheet.write_datetime(row, column, cell, self.marked_day if look is self.marked else self.day)
            case "":
                sheet.write_blank(row, column, None, look)
            case _:
                sheet.write_string(row, column, str(cell)[:_LONGEST_TEXT], look)

    def name_for(self, name: str) -> str:
        """Give the sheet a name that a workbook allows and no other sheet has."""
        allowed = (
            "".join("_" if letter in "[]:*?/\\" else letter for letter in name).strip("'")[:_LONGEST_NAME] or "Sheet"
        )
        number, free = 1, allowed
        while free.lower() in self.names:
            number += 1
            free = f"{allowed[: _LONGEST_NAME - 4]} ({number})"
        self.names[free.lower()] = name
        return free
