"""A refused file comes back with its cells marked."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.utils.translation import override

from chibo.exchange.error_workbook.api import write_error_workbook
from chibo.exchange.reading.api import Limits, Refusal
from tests.exchange.spreadsheets import MEMBER, delimited, members, read_here, table, workbook


def test_the_rows_come_back_where_they_stood_with_the_refused_cells_marked(tmp_path: Path) -> None:
    source = members(
        tmp_path / "a.xlsx", {}, {"Giới tính": "Nma", "Ngày sinh": date(1980, 1, 2), "Số định danh": "006080001235"}
    )
    target = tmp_path / "errors.xlsx"

    write_error_workbook(source, read_here(source).refusals, target)

    book = openpyxl.load_workbook(target)
    sheet = book["Đảng viên"]
    assert [cell.value for cell in sheet[2]] == table({})[1]
    marked = sheet["D3"]
    assert marked.value == "Nma"
    assert marked.fill.fgColor.rgb == "FFF6C2BD"
    assert "Nam" in marked.comment.text
    assert sheet["C3"].value.date() == date(1980, 1, 2)
    assert sheet["D2"].comment is None
    listed = [cell.value for cell in book["Chibo"][3]]
    assert listed[:5] == ["Đảng viên", 3, "D", "Giới tính", "Nma"]


def test_it_speaks_the_language_that_is_set(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {"Ngày vào Đảng": ""})
    refusals = read_here(source).refusals

    with override("vi"):
        write_error_workbook(source, refusals, tmp_path / "vi.xlsx")

    book = openpyxl.load_workbook(tmp_path / "vi.xlsx")
    assert book["Chibo"]["G2"].value == "Cách sửa"
    assert book["Đảng viên"]["F2"].comment.text.startswith("Ô này không được để trống")


def test_csv_comes_back_as_a_workbook(tmp_path: Path) -> None:
    source = delimited(tmp_path / "đảng viên.csv", table({"Giới tính": "?"}))

    write_error_workbook(source, read_here(source).refusals, tmp_path / "errors.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "errors.xlsx")["đảng viên"]
    assert sheet["A2"].value == "006075001234"
    assert sheet["D2"].comment is not None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝"])
def test_what_looks_like_a_formula_comes_back_inert(tmp_path: Path, start: str) -> None:
    source = members(tmp_path / "a.xlsx", {"Tên khác": f"{start}cmd|' /C calc'!A0", "Giới tính": "?"})
    target = tmp_path / "errors.xlsx"

    write_error_workbook(source, read_here(source).refusals, target)

    with zipfile.ZipFile(target) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert parts
    assert not any(b"<f>" in part for part in parts)


def test_a_file_that_cannot_be_read_gives_the_list_alone(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"PK\x03\x04 broken")

    write_error_workbook(source, read_here(source).refusals, tmp_path / "errors.xlsx")

    book = openpyxl.load_workbook(tmp_path / "errors.xlsx")
    assert book.sheetnames == ["Chibo"]
    assert book["Chibo"]["F3"].value


def test_refusals_of_another_file_and_beyond_the_last_row_do_no_harm(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    far = Refusal(code="x", rule="far", remedy="away", file="a.xlsx", sheet="Đảng viên", row=50, column="ZZ")
    other = Refusal(code="x", rule="other", remedy="", file="b.xlsx", sheet="Đảng viên", row=1, column="A")
    gone = Refusal(code="x", rule="gone", remedy="", file="a.xlsx", sheet="Không có", row=1)

    write_error_workbook(source, [far, other, gone], tmp_path / "errors.xlsx")

    book = openpyxl.load_workbook(tmp_path / "errors.xlsx")
    assert book["Đảng viên"]["ZZ50"].comment.text == "far away"
    assert book["Chibo"].max_row == 4


def test_sheets_with_long_or_equal_names_each_get_their_own(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx", {"Chibo": table({}), "x" * 31: table(MEMBER)})

    write_error_workbook(source, [], tmp_path / "errors.xlsx")

    assert openpyxl.load_workbook(tmp_path / "errors.xlsx").sheetnames == ["Chibo", "Chibo (2)", "x" * 31]


def test_an_unreadable_order_is_one_sentence(tmp_path: Path) -> None:
    from chibo.exchange.error_workbook.writer import ErrorWorkbookNotWritten

    with pytest.raises(ErrorWorkbookNotWritten, match=r"errors\.xlsx"):
        write_error_workbook(
            members(tmp_path / "a.xlsx", {}), [], tmp_path / "errors.xlsx", limits=Limits(wall_seconds=0)
        )
