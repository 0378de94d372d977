"""The annex of the decision: the table of before and after, and what is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from xlsxwriter import Workbook

from chibo.papers.reorganisation.layout import INERT, Heading, begin, head_row, looks_of, merged, signed

HEADS = ("TT", "Tổ chức đảng trước sắp xếp", "Hình thức", "Tổ chức đảng sau sắp xếp", "Ghi chú")
WIDTHS = (6, 46, 22, 46, 30)


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One action: what there was, what happens, what there is, and what is said beside it."""

    number: int
    before: Sequence[str]
    kind: str
    after: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One line of what is counted before and after."""

    name: str
    before: int
    after: int


def write_annex(file: IO[bytes], heading: Heading, rows: Sequence[AnnexRow], balance: Sequence[BalanceRow]) -> None:
    """Write the annex as a workbook, a sheet for the table and one for what is counted."""
    with Workbook(file, INERT) as book:
        looks = looks_of(book)
        sheet = book.add_worksheet("Phụ lục")
        place = head_row(sheet, looks, begin(sheet, looks, heading, "PHỤ LỤC", widths=WIDTHS), HEADS)
        for line in rows:
            sheet.write_number(place, 0, line.number, looks.number)
            texts = ("\n".join(line.before), line.kind, "\n".join(line.after), "\n".join(line.notes))
            for column, text in enumerate(texts, start=1):
                sheet.write_string(place, column, text, looks.cell)
            place += 1
        merged(sheet, place, 0, len(WIDTHS) - 1, f"(Danh sách gồm {len(rows)} mục)", looks.italic)
        signed(sheet, looks, place + 1, len(WIDTHS) - 1, parties=("", "T/M CẤP ỦY"))
        counted = book.add_worksheet("Tổng hợp")
        heads = ("TT", "Nội dung", "Trước sắp xếp", "Sau sắp xếp", "Tăng (+), giảm (−)")
        row = head_row(counted, looks, begin(counted, looks, heading, "TỔNG HỢP", widths=(6, 50, 20, 20, 20)), heads)
        for number, one in enumerate(balance, start=1):
            counted.write_number(row, 0, number, looks.number)
            counted.write_string(row, 1, one.name, looks.cell)
            for column, value in enumerate((one.before, one.after, one.after - one.before), start=2):
                counted.write_number(row, column, value, looks.number)
            row += 1
