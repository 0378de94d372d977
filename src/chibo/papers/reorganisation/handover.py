"""The hand-over list of each unit that ends: its members, officers, units and villages, and where each goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from xlsxwriter import Workbook

from chibo.papers.reorganisation.layout import INERT, Heading, Looks, begin, head_row, looks_of, signed

PARTS = (
    ("member", "I. Đảng viên", "Họ và tên", "Ngày sinh"),
    ("officer", "II. Cấp ủy viên, cán bộ", "Họ và tên", "Chức vụ"),
    ("unit", "III. Tổ chức đảng trực thuộc", "Tên tổ chức", "Mã"),
    ("area", "IV. Thôn, tổ dân phố", "Tên", "Ghi chú"),
)
WIDTHS = (6, 46, 26, 54)
MOST_SHEETS = 250
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing handed over: of which kind, its name, what is said of it, and where it goes."""

    what: str
    name: str
    detail: str
    to: str


@dataclass(frozen=True, slots=True)
class EndedUnit:
    """One unit that ends: name, code, how it ends, what it goes on in, and what it hands over."""

    name: str
    code: str
    end: str
    goes_on_as: str
    things: Sequence[Thing]


def write_handover(file: IO[bytes], heading: Heading, units: Sequence[EndedUnit]) -> None:
    """Write the lists as a workbook: an overview, then a sheet for each unit, up to 250 of them."""
    with Workbook(file, INERT) as book:
        looks = looks_of(book)
        _overview(book, looks, heading, units)
        for number, unit in enumerate(units[:MOST_SHEETS], start=1):
            _unit(book.add_worksheet(f"{number}. {unit.name.translate(_NOT_IN_NAMES)}"[:31]), looks, heading, unit)


def _overview(book: Workbook, looks: Looks, heading: Heading, units: Sequence[EndedUnit]) -> None:
    sheet = book.add_worksheet("Tổng hợp")
    heads = (
        "TT",
        "Tổ chức đảng kết thúc",
        "Mã",
        "Hình thức",
        "Tổ chức kế tục",
        "Đảng viên",
        "Cán bộ",
        "Tổ chức",
        "Thôn, tổ",
    )
    row = begin(sheet, looks, heading, "TỔNG HỢP BÀN GIAO", widths=(6, 40, 20, 16, 40, 11, 11, 11, 11))
    row = head_row(sheet, looks, row, heads)
    for number, unit in enumerate(units, start=1):
        sheet.write_number(row, 0, number, looks.number)
        for column, text in enumerate((unit.name, unit.code, unit.end, unit.goes_on_as), start=1):
            sheet.write_string(row, column, text, looks.cell)
        for column, (what, *_heads) in enumerate(PARTS, start=5):
            sheet.write_number(row, column, sum(thing.what == what for thing in unit.things), looks.number)
        row += 1


def _unit(sheet: Any, looks: Looks, heading: Heading, unit: EndedUnit) -> None:
    row = begin(sheet, looks, heading, f"DANH SÁCH BÀN GIAO: {unit.name.upper()}", widths=WIDTHS)
    sheet.write_string(
        row, 0, f"Mã: {unit.code or '–'}. {unit.end}. Tổ chức kế tục: {unit.goes_on_as or '–'}.", looks.part
    )
    row += 2
    for what, title, name_head, detail_head in PARTS:
        things = [thing for thing in unit.things if thing.what == what]
        sheet.write_string(row, 0, f"{title}: {len(things)}", looks.part)
        row += 1
        if things:
            row = head_row(sheet, looks, row, ("TT", name_head, detail_head, "Chuyển đến"), repeated=False)
        for number, thing in enumerate(things, start=1):
            sheet.write_number(row, 0, number, looks.number)
            for column, text in enumerate((thing.name, thing.detail, thing.to), start=1):
                sheet.write_string(row, column, text, looks.cell)
            row += 1
        row += 1
    signed(sheet, looks, row, len(WIDTHS) - 1, parties=("BÊN GIAO", "BÊN NHẬN"))
