"""Odd workbooks: groups B8 to B12 of the catalogue of bad inputs."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.spreadsheets import (
    MEMBER,
    codes,
    doubts,
    members,
    only_row,
    read,
    read_here,
    repacked,
    rows_of,
    table,
    workbook,
)

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (b"<f>A1</f><v/>", "formula_without_value"),
        (b"<f>A1</f><v></v>", "formula_without_value"),
        (b"<f>A1</f>", "formula_without_value"),
        (b'<f t="shared" si="0"/>', "formula_without_value"),
    ],
)
def test_b08_a_formula_without_its_value_is_refused(tmp_path: Path, formula: bytes, code: str) -> None:
    source = members(tmp_path / "a.xlsx", {"Tên khác": 771})
    path = repacked(
        source, tmp_path / "f.xlsx", lambda name, part: part.replace(b"<v>771</v>", formula) if name == SHEET else part
    )

    reading = read_here(path)

    assert codes(reading) == [code]
    assert (reading.refusals[0].row, reading.refusals[0].column, reading.refusals[0].key) == (2, "H", "other_name")
    assert rows_of(reading.sheets[0]) == []


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_b08_an_error_is_not_an_empty_cell(tmp_path: Path, error: str) -> None:
    def put(book: Any, sheet: Any) -> None:
        sheet.write_formula(1, 7, "=1/0", None, error)

    reading = read_here(members(tmp_path / "a.xlsx", {"Tên khác": "x"}, change=put))

    assert codes(reading) == ["cell_error"]
    assert error in str(reading.refusals[0])


def test_b08_the_value_that_a_formula_last_had_is_read(tmp_path: Path) -> None:
    def put(book: Any, sheet: Any) -> None:
        sheet.write_formula(1, 7, '="Thắng"', None, "Thắng")

    assert only_row(read_here(members(tmp_path / "a.xlsx", {"Tên khác": "x"}, change=put)))["other_name"] == "Thắng"


@pytest.mark.parametrize("options", [{"hidden": True}, {"level": 1, "hidden": True}], ids=["hidden", "folded"])
def test_b09_hidden_rows_are_refused(tmp_path: Path, options: dict[str, Any]) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, options)

    reading = read_here(
        members(tmp_path / "a.xlsx", {}, {"Số định danh": "006075009999", "Họ và tên khai sinh": "B"}, change=hide)
    )

    assert codes(reading) == ["rows_hidden"]
    assert "3" in str(reading.refusals[0])
    assert len(rows_of(reading.sheets[0])) == 1


def test_b09_a_hidden_row_without_anything_in_it_does_no_harm(tmp_path: Path) -> None:
    path = members(tmp_path / "a.xlsx", {}, change=lambda book, sheet: sheet.set_row(50, None, None, {"hidden": True}))

    assert only_row(read_here(path))


def test_b09_a_hidden_column_that_would_be_read_is_refused_and_another_left_aside(tmp_path: Path) -> None:
    read_one = members(
        tmp_path / "a.xlsx", {}, change=lambda book, sheet: sheet.set_column(1, 1, None, None, {"hidden": 1})
    )
    other = members(
        tmp_path / "b.xlsx",
        {"Ghi chú": "x"},
        change=lambda book, sheet: sheet.set_column(7, 7, None, None, {"hidden": 1}),
    )

    assert codes(read_here(read_one)) == ["column_hidden"]
    assert only_row(read_here(other))


@pytest.mark.parametrize("hide", ["hide", "very_hidden"])
def test_b09_a_hidden_sheet_is_left_aside_and_said_so(tmp_path: Path, hide: str) -> None:
    def change(book: Any, sheet: Any) -> None:
        if sheet.get_name() == "Chức vụ":
            getattr(sheet, hide)()

    path = workbook(tmp_path / "a.xlsx", {"Đảng viên": table({}), "Chức vụ": table({})}, change)

    reading = read_here(path)

    assert [sheet.kind for sheet in reading.sheets] == ["members"]
    assert doubts(reading) == ["sheet_hidden"]


def test_b09_headings_may_stand_in_row_7_beside_an_empty_column(tmp_path: Path) -> None:
    title: list[list[Any]] = [
        ["", "ĐẢNG BỘ HUYỆN CHỢ ĐỒN"],
        [],
        ["", "DANH SÁCH ĐẢNG VIÊN"],
        [],
        ["", "(Biểu mẫu 1)"],
        [],
    ]
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": title + [["", *row] for row in table({})]})

    reading = read_here(path)

    assert only_row(reading)["row_number"] == "8"
    assert reading.sheets[0].header_row == 7
    assert reading.sheets[0].letters["name"] == "C"


def test_b09_two_rows_of_headings_with_merged_cells_are_understood(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["TT", "Họ và tên", "", "Giới tính", "Ngày sinh", "Vào Đảng", "", "Quê quán", ""],
        ["", "khai sinh", "đang dùng", "", "", "Ngày vào Đảng", "Ngày chính thức", "Xã", "Tỉnh"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "NÔNG THỊ HOA", "Hoa", "Nữ", "1980", "19/05/2001", "19/05/2002", "Bằng Lãng", "Bắc Kạn"],
    ]

    def merge(book: Any, sheet: Any) -> None:
        for place in ("A1:A2", "D1:D2", "E1:E2"):
            sheet.merge_range(place, rows[0][ord(place[0]) - 65])
        for place in ("B1:C1", "F1:G1", "H1:I1"):
            sheet.merge_range(place, rows[0][ord(place[0]) - 65])

    row = only_row(read_here(workbook(tmp_path / "a.xlsx", {"Danh sách": rows}, merge)))

    assert row["name"] == "NÔNG THỊ HOA"
    assert row["other_name"] == "Hoa"
    assert (row["born_on"], row["born_on_precision"]) == ("1980-01-01", "y")
    assert row["official_on"] == "2002-05-19"
    assert row["native_place"] == "Bằng Lãng, Bắc Kạn"


@pytest.mark.parametrize(
    "heading",
    [
        "HỌ VÀ TÊN KHAI SINH",
        "Họ\u00a0và tên khai sinh ",
        "Ho va ten khai sinh",
        "Ho\u0323 va\u0300 te\u0302n khai sinh",
        "Họ và tên\nkhai sinh (*)",
        "2. Họ và tên khai sinh:",
    ],
    ids=["capitals", "odd_space", "no_tones", "decomposed", "lines_and_star", "numbered"],
)
def test_b10_headings_are_matched_folded(tmp_path: Path, heading: str) -> None:
    rows = table({})
    rows[0] = [heading if name == "Họ và tên khai sinh" else name for name in rows[0]]

    assert only_row(read_here(workbook(tmp_path / "a.xlsx", {"S": rows})))["name"] == "HOÀNG VĂN THẮNG"


def test_b10_the_order_of_columns_does_not_matter_and_unknown_ones_are_left_aside(tmp_path: Path) -> None:
    rows = [[*reversed(row), "x" if number else "Ghi chú"] for number, row in enumerate(table({}))]

    reading = read_here(workbook(tmp_path / "a.xlsx", {"S": rows}))

    assert only_row(reading)["personal_id"] == "006075001234"
    assert reading.left_aside == (("a.xlsx", "S", "Ghi chú"),)


def test_b10_a_repeated_heading_is_refused_with_both_columns(tmp_path: Path) -> None:
    rows = [[*row, "HOÀNG VĂN THẮNG" if number else "Họ tên"] for number, row in enumerate(table({}))]

    reading = read_here(workbook(tmp_path / "a.xlsx", {"S": rows}))

    assert codes(reading) == ["heading_repeated"]
    assert "B and H" in str(reading.refusals[0])


def test_b10_a_missing_column_is_named_with_the_nearest_headings(tmp_path: Path) -> None:
    rows = table({})
    rows[0] = ["Ngày vào Đản" if name == "Ngày vào Đảng" else name for name in rows[0]]

    reading = read_here(workbook(tmp_path / "a.xlsx", {"S": rows}))

    assert codes(reading) == ["column_missing"]
    assert "“Ngày vào Đản”" in str(reading.refusals[0])


def test_b11_ten_thousand_parts_are_refused(tmp_path: Path) -> None:
    path = members(tmp_path / "a.xlsx", {})
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(10_000):
            archive.writestr(f"xl/worksheets/sheet{number + 2}.xml", b"<worksheet/>")

    assert codes(read_here(path)) == ["workbook_too_many_entries"]


def test_b11_a_hundred_thousand_styles_do_no_harm(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    styles = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 100_000

    def add(name: str, part: bytes) -> bytes:
        return part.replace(b"</cellXfs>", styles + b"</cellXfs>") if name == "xl/styles.xml" else part

    reading = read(repacked(source, tmp_path / "styles.xlsx", add), into=tmp_path)

    assert codes(reading) in ([], ["workbook_packed_too_tightly"])


def test_b11_columns_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["x"] * 16_384]})

    assert codes(read_here(path)) == ["sheet_too_many_columns"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1099012345, "zeros_lost"),
        (6075001234, "zeros_lost"),
        (1.09901e9, "zeros_lost"),
        ("1.09901E+09", "number_damaged"),
        ("1,09901E+09", "number_damaged"),
        ("00607500123", "zeros_lost"),
        (12345678901234567, "number_damaged"),
        (6075001234.5, "number_damaged"),
        ("0060750012345", "digits_wrong"),
        ("00607500123O", "not_digits"),
        ("００６０７５００１２３４", "not_digits"),
        (datetime(1975, 5, 17), "not_digits"),
        (True, "not_digits"),
    ],
)
def test_b12_a_damaged_number_is_refused_and_never_mended(tmp_path: Path, value: object, code: str) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", {"Số định danh": value}))

    assert codes(reading) == [code]
    assert rows_of(reading.sheets[0]) == []


@pytest.mark.parametrize(
    "value", ["006075001234", " 006 075 001 234 ", "006.075.001.234", "'006075001234", "006-075-001-234"]
)
def test_b12_b25_spaces_and_dots_in_a_number_are_no_damage(tmp_path: Path, value: str) -> None:
    assert only_row(read_here(members(tmp_path / "a.xlsx", {"Số định danh": value})))["personal_id"] == "006075001234"


def test_a_number_stored_as_a_number_is_taken_where_no_digit_can_be_lost(tmp_path: Path) -> None:
    row = only_row(read_here(members(tmp_path / "a.xlsx", {"CMND cũ": 951234567})))

    assert row["cmnd"] == "951234567"


def test_a_row_that_differs_from_its_sheet_is_named_in_full(tmp_path: Path) -> None:
    reading = read_here(members(tmp_path / "danh sách.xlsx", {**MEMBER, "Giới tính": "Nma"}))

    assert str(reading.refusals[0]) == (
        "File “danh sách.xlsx”, sheet “Đảng viên”, row 2, column D “Giới tính”, value “Nma”: "
        "The value is not in the list “Giới tính”. Nearest: “Nam”. "
        "Choose a value of the list, or give its meaning under [values.sex] in a mapping file."
    )
