"""Write tables as a workbook: the frame of the form, formulas where the form has them, ready for A4."""

from collections.abc import Sequence
from fractions import Fraction
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from chibo.figures.api import Column, ColumnKind, FilledTable, TableRow
from chibo.papers.tables.frame import UNOFFICIAL, Frame, blocks_of, frame_of, label_of

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_HEAD = 6
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def write_workbook(file: IO[bytes], tables: Sequence[FilledTable]) -> None:
    """Write each table on a sheet of its own."""
    with Workbook(file, _INERT) as book:
        looks = _looks(book)
        for number, filled in enumerate(tables, start=1):
            name = f"Biểu {filled.definition.number}"
            if len({one.unit.id for one in tables}) > 1:
                name = f"{number}. {name} {filled.unit.name}".translate(_NOT_IN_NAMES)[:31]
            _Sheet(book.add_worksheet(name), looks, filled).write()


def _looks(book: Workbook) -> dict[str, Any]:
    centred = {**_FONT, "align": "center", "valign": "vcenter", "text_wrap": True}
    boxed = {**_FONT, "border": 1, "valign": "vcenter"}
    return {
        "centre": book.add_format(centred),
        "bold": book.add_format({**centred, "bold": True}),
        "title": book.add_format({**centred, "bold": True, "font_size": 14}),
        "italic": book.add_format({**_FONT, "italic": True, "text_wrap": True, "valign": "top"}),
        "head": book.add_format({**boxed, "bold": True, "align": "center", "text_wrap": True}),
        "label": book.add_format({**boxed, "text_wrap": True}),
        "strong": book.add_format({**boxed, "text_wrap": True, "bold": True}),
        "place": book.add_format({**boxed, "align": "center"}),
        "whole": book.add_format({**boxed, "num_format": "#,##0"}),
        "share": book.add_format({**boxed, "num_format": "#,##0.00"}),
    }


class _Sheet:
    """One sheet in the making: where each row of the table stands on it, and each column of each block."""

    def __init__(self, sheet: Worksheet, looks: dict[str, Any], filled: FilledTable) -> None:
        self.sheet, self.looks, self.filled = sheet, looks, filled
        self.definition, self.frame, self.blocks = filled.definition, frame_of(filled), blocks_of(filled)
        width = len(self.definition.columns)
        self.lines = {
            row.key: (_HEAD + 3 + n, width * b) for b, rows in enumerate(self.blocks) for n, row in enumerate(rows)
        }
        self.places = {column.key: n for n, column in enumerate(self.definition.columns)}
        self.width = width * len(self.blocks)

    def write(self) -> None:
        self._lay_out()
        self._frame(self.frame)
        for block, rows in enumerate(self.blocks):
            first = block * len(self.definition.columns)
            self._heads(first)
            for row in rows:
                for column in self.definition.columns:
                    self._cell(row, column)
        self._foot(_HEAD + 3 + max(map(len, self.blocks)))

    def _lay_out(self) -> None:
        if self.width > 6:
            self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.7, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEAD, _HEAD + 2)
        self.sheet.set_footer("&C&P/&N")
        widths = {ColumnKind.LABEL: 58 if len(self.blocks) == 1 else 26, ColumnKind.PLACE: 5}
        for place in range(self.width):
            kind = self.definition.columns[place % len(self.definition.columns)].kind
            self.sheet.set_column(place, place, widths.get(kind, 13))

    def _frame(self, frame: Frame) -> None:
        last, half = self.width - 1, max(1, self.width // 3)
        self._merged(0, 0, half, frame.superior, "centre")
        self._merged(1, 0, half, frame.unit, "bold")
        self._merged(2, 0, half, frame.board, "bold")
        self._merged(0, max(half + 1, last - 1), last, frame.mark, "bold")
        self._merged(3, 0, last, frame.title, "title")
        self._merged(4, 0, last, frame.period, "bold")

    def _heads(self, first: int) -> None:
        """Write the head in two lines, groups above their columns, and the numbers of the columns under it."""
        columns = self.definition.columns
        place = 0
        while place < len(columns):
            column, run = columns[place], 1
            if column.group_vi:
                while place + run < len(columns) and columns[place + run].group_vi == column.group_vi:
                    run += 1
                self._merged(_HEAD, first + place, first + place + run - 1, column.group_vi, "head")
                for n in range(run):
                    self.sheet.write_string(
                        _HEAD + 1, first + place + n, _title(columns[place + n]), self.looks["head"]
                    )
            else:
                self.sheet.merge_range(
                    _HEAD, first + place, _HEAD + 1, first + place, _title(column), self.looks["head"]
                )
            place += run
        for n, column in enumerate(columns):
            self.sheet.write_string(_HEAD + 2, first + n, column.number, self.looks["place"])

    def _cell(self, row: TableRow, column: Column) -> None:
        line, first = self.lines[row.key]
        place = first + self.places[column.key]
        is_strong = row.heading or bool(row.sum) or not row.parent
        if column.kind is ColumnKind.PLACE:
            self.sheet.write_string(line, place, row.place, self.looks["place"])
        elif column.kind is ColumnKind.LABEL:
            self.sheet.write_string(
                line, place, label_of(self.filled, row), self.looks["strong" if is_strong else "label"]
            )
        else:
            self._number(row, column, line, place)

    def _number(self, row: TableRow, column: Column, line: int, place: int) -> None:
        value = self.filled.value(row.key, column.key)
        is_share = column.kind in {ColumnKind.PERCENT, ColumnKind.SHARE} or bool(row.mean)
        look = self.looks["share" if is_share else "whole"]
        formula = "" if row.heading or row.absent else self._formula(row, column)
        if formula:
            self.sheet.write_formula(line, place, f"={formula}", look, "" if value is None else float(value))
        elif value is None:
            self.sheet.write_blank(line, place, None, look)
        else:
            self.sheet.write_number(line, place, float(Fraction(value)), look)

    def _formula(self, row: TableRow, column: Column) -> str:
        """Give the formula that the form has there, if any."""
        if column.kind is ColumnKind.COUNT and row.sum:
            return "+".join(self._at(key, column.key) for key in row.sum)
        if column.kind is ColumnKind.SUM:
            return "+".join(self._at(row.key, key) for key in column.of)
        if column.kind is ColumnKind.PERCENT:
            part, whole = (self._at(row.key, key) for key in column.of)
            return f'IF(N({whole})=0,"",{part}*100/{whole})'
        if column.kind is ColumnKind.SHARE:
            keys = [one.key for one in self.definition.below(column.base)]
            whole = "+".join(self._runs(keys, column.of[0]))
            return f'IF({whole}=0,"",{self._at(row.key, column.of[0])}*100/({whole}))'
        return ""

    def _at(self, row: str, column: str) -> str:
        line, first = self.lines[row]
        return str(xl_rowcol_to_cell(line, first + self.places[column]))

    def _runs(self, keys: Sequence[str], column: str) -> list[str]:
        """Give the sums over rows, one for each block they stand in."""
        sums = []
        for block in range(len(self.blocks)):
            found = [key for key in keys if self.lines[key][1] == block * len(self.definition.columns)]
            if found:
                first, last = (
                    xl_rowcol_to_cell(
                        self.lines[key][0], self.lines[key][1] + self.places[column], row_abs=True, col_abs=True
                    )
                    for key in (found[0], found[-1])
                )
                sums.append(f"SUM({first}:{last})")
        return sums

    def _foot(self, line: int) -> None:
        for n, note in enumerate(self.frame.notes):
            self._merged(line + 1 + n, 0, self.width - 1, note, "italic")
        line += 2 + len(self.frame.notes)
        third = max(1, self.width // 2)
        self._merged(line, third, self.width - 1, "……, ngày …… tháng …… năm ……", "centre")
        self._merged(line + 1, 0, third - 1, "NGƯỜI LẬP BIỂU", "bold")
        self._merged(line + 1, third, self.width - 1, "TRƯỞNG BAN", "bold")
        self._merged(line + 2, 0, third - 1, "(Ký, ghi rõ họ tên)", "centre")
        self._merged(line + 2, third, self.width - 1, "(Ký tên, đóng dấu)", "centre")

    def _merged(self, row: int, first: int, last: int, text: str, look: str) -> None:
        if first < last:
            self.sheet.merge_range(row, first, row, last, "", self.looks[look])
        self.sheet.write_string(row, first, text, self.looks[look])


def _title(column: Column) -> str:
    return f"{column.vi} {UNOFFICIAL}" if column.grade and column.grade != "A" else column.vi
