"""The head and the foot that the papers share: issuer left, the Party's name right, the signatures below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FONT = {"font_name": "Times New Roman", "font_size": 12}


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose decision it is: issuer, number and day in words, the title, and the day it takes effect."""

    issuer: str
    decision: str
    title: str
    effective_on: str


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of the cells of a paper."""

    centre: Any
    bold: Any
    title: Any
    italic: Any
    head: Any
    cell: Any
    number: Any
    part: Any


def looks_of(book: Workbook) -> Looks:
    """Give the looks in this workbook."""
    centred = {**_FONT, "align": "center", "valign": "vcenter", "text_wrap": True}
    boxed = {**_FONT, "border": 1, "valign": "top", "text_wrap": True}
    return Looks(
        book.add_format(centred),
        book.add_format({**centred, "bold": True}),
        book.add_format({**centred, "bold": True, "font_size": 14}),
        book.add_format({**centred, "italic": True}),
        book.add_format({**boxed, "bold": True, "align": "center", "valign": "vcenter"}),
        book.add_format(boxed),
        book.add_format({**boxed, "align": "center"}),
        book.add_format({**_FONT, "bold": True}),
    )


def begin(sheet: Worksheet, looks: Looks, heading: Heading, name: str, *, widths: Sequence[int]) -> int:
    """Lay the page out and write its head; give the first free row."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    last, half = len(widths) - 1, len(widths) // 2 - 1
    merged(sheet, 0, 0, half, heading.issuer.upper(), looks.bold)
    merged(sheet, 0, half + 1, last, "ĐẢNG CỘNG SẢN VIỆT NAM", looks.bold)
    merged(sheet, 1, 0, half, "*", looks.centre)
    merged(sheet, 3, 0, last, name, looks.title)
    merged(sheet, 4, 0, last, heading.title, looks.bold)
    beside = f"(Kèm theo {heading.decision})" if heading.decision else "(Dự thảo)"
    merged(sheet, 5, 0, last, f"{beside}, có hiệu lực từ ngày {heading.effective_on}", looks.italic)
    return 7


def head_row(sheet: Worksheet, looks: Looks, row: int, heads: Sequence[str], *, repeated: bool = True) -> int:
    """Write the head of a table, on paper repeated on each page; give the row after it."""
    for column, text in enumerate(heads):
        sheet.write_string(row, column, text, looks.head)
    if repeated:
        sheet.repeat_rows(row)
    return row + 1


def signed(sheet: Worksheet, looks: Looks, row: int, last: int, *, parties: Sequence[str]) -> None:
    """Leave the room for signatures, side by side."""
    each = max(1, (last + 1) // len(parties))
    for number, party in enumerate(parties):
        first = number * each
        until = last if number == len(parties) - 1 else first + each - 1
        merged(sheet, row + 1, first, until, party, looks.bold)
        merged(sheet, row + 2, first, until, "(Ký, ghi rõ họ tên)", looks.italic)


def merged(sheet: Worksheet, row: int, first: int, last: int, text: str, look: Any) -> None:
    """Write a text across columns; a single column is not merged."""
    if first < last:
        sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, text, look)
