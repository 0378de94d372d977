"""Build the files of the tests: small workbooks and CSV with invented people, and read them."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import xlsxwriter

from chibo.exchange.reading.api import SHEETS, Reading, ReadSheet, read_files, unescaped
from chibo.exchange.reading.api import Mapping as MappingFile
from chibo.exchange.reading.file_reading import FilesReading
from chibo.exchange.reading.job import Job
from chibo.exchange.reading.limits import Limits

TODAY = date(2025, 6, 30)
MEMBER = {
    "Số định danh": "006075001234",
    "Họ và tên khai sinh": "HOÀNG VĂN THẮNG",
    "Ngày sinh": "17/05/1975",
    "Giới tính": "Nam",
    "Mã chi bộ": "06.064.011.000.003",
    "Ngày vào Đảng": "03/02/1998",
    "Ngày chính thức": "03/02/1999",
}
UNIT = {"Mã tổ chức đảng": "06.064", "Tên tổ chức đảng": "Đảng bộ huyện Chợ Đồn", "Mã tổ chức cấp trên": "06"}
OFFICER = {
    "Số định danh": "006075001234",
    "Họ và tên khai sinh": "Hoàng Văn Thắng",
    "Chức vụ": "Bí thư chi bộ",
    "Mã tổ chức đảng": "06.064.011.000.003",
    "Giữ chức từ ngày": "10/04/2022",
}

type Rows = Sequence[Sequence[Any]]


def table(*records: Mapping[str, Any], base: Mapping[str, Any] = MEMBER) -> list[list[Any]]:
    """Lay records out as rows under their headings; each adds to, or differs from, `base`."""
    whole = [{**base, **record} for record in records]
    headings = list(dict.fromkeys(heading for record in whole for heading in record))
    return [headings, *([record.get(heading, "") for heading in headings] for record in whole)]


def workbook(path: Path, sheets: Mapping[str, Rows], change: Callable[[Any, Any], None] | None = None) -> Path:
    """Write a workbook; `change(book, sheet)` may do more to each sheet."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif cell is not None:
                    sheet.write(number, place, cell)
        if change:
            change(book, sheet)
    book.close()
    return path


def members(path: Path, *records: Mapping[str, Any], change: Callable[[Any, Any], None] | None = None) -> Path:
    """Write a workbook with one sheet of members."""
    return workbook(path, {"Đảng viên": table(*records)}, change)


def delimited(path: Path, rows: Rows, separator: str = ";", encoding: str = "utf-8") -> Path:
    """Write a CSV file, every cell as it stands."""
    text = "".join(separator.join(map(str, row)) + "\r\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Write a workbook anew with its parts changed; a part that becomes None is left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = change(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry.filename, content)
    return target


def read(*files: Path, into: Path, mapping: MappingFile | None = None, limits: Limits | None = None) -> Reading:
    """Read files as the importer does, in a child process."""
    return read_files(files, sheets=SHEETS, into=into, mapping=mapping, on=TODAY, limits=limits)


def read_here(*files: Path, mapping: MappingFile | None = None, limits: Limits | None = None) -> Reading:
    """Read harmless files in this very process, which is quicker."""
    into = Path(mkdtemp(dir=files[0].parent))
    job = Job(files, SHEETS, mapping or MappingFile(), limits or Limits(), TODAY, into)
    return FilesReading(job, lambda progress: None).read()


def rows_of(sheet: ReadSheet) -> list[dict[str, str]]:
    """Give the rows of a sheet, each field by its name, only those that are filled in."""
    lines = sheet.copy_file.read_text(encoding="utf-8").split("\n")[:-1]
    fields = [dict(zip(sheet.columns, line.split("\t"), strict=True)) for line in lines]
    return [{name: unescaped(value) for name, value in row.items() if value != "\\N"} for row in fields]


def only_row(reading: Reading) -> dict[str, str]:
    """Give the one row that was read, nothing having been refused."""
    assert [str(refusal) for refusal in reading.refusals] == []
    (row,) = (row for sheet in reading.sheets for row in rows_of(sheet))
    return row


def codes(reading: Reading) -> list[str]:
    """Name the refusals."""
    return [refusal.code for refusal in reading.refusals]


def doubts(reading: Reading) -> list[str]:
    """Name the warnings."""
    return [warning.code for warning in reading.warnings]
