"""The layouts that offices have: the national clean-up, the ward list, the system export and the member sheet."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from chibo.exchange.reading.api import SHEETS
from chibo.exchange.reading.headings import Headings, folded_heading
from chibo.kernel.sheets import Sheet
from tests.exchange.spreadsheets import codes, only_row, read_here, table, workbook

CLEAN_UP = {
    "STT": 1,
    "ID": "889911",
    "Họ tên (*)": "NÔNG THỊ HOA",
    "Tên khác": "",
    "Giới tính (*)": "Nữ",
    "Ngày sinh (*)": "19/05/1980",
    "Dân tộc (*)": "Nùng",
    "Tôn giáo (*)": "Không",
    "Số định danh (*)": "006180001234",
    "Số thẻ 12 số": "006200001234",
    "Nơi cấp": "Tỉnh ủy Bắc Kạn",
    "Ngày cấp": "02/06/2025",
    "Số thẻ theo QĐ 85": "06012345",
    "Tổ chức đảng (*)": "Chi bộ Bản Tàn",
    "Khai sinh - Quốc gia (*)": "Việt Nam",
    "Khai sinh - Tỉnh (*)": "Bắc Kạn",
    "Khai sinh - Chi tiết (*)": "Bằng Lãng, Chợ Đồn",
    "Quê quán - Tỉnh (*)": "Bắc Kạn",
    "Quê quán - Xã (*)": "Bằng Lãng",
    "Thường trú - Tỉnh (*)": "Thái Nguyên",
    "Thường trú - Xã (*)": "Chợ Đồn",
    "Ngày vào Đảng (*)": "03/02/2004",
    "Ngày chính thức (*)": "03/02/2005",
    "CMND cũ": "095123456",
    "Trạng thái": "Đang sinh hoạt",
    "Ngày rời/mất/miễn": "",
    "Đề nghị xóa": "",
    "Ghi chú": "",
}
WARD_LIST: list[list[Any]] = [
    ["ĐẢNG ỦY PHƯỜNG …", *[""] * 24],
    ["DANH SÁCH ĐẢNG VIÊN", *[""] * 24],
    [
        *("TT", "Chi bộ", "Họ và tên", "", "Số thẻ ĐV", "Giới tính", "Ngày, tháng, năm sinh", "Quê quán", "Địa chỉ"),
        *("Nơi thực tế cư trú", "Dân tộc", "Tôn giáo", "Ngày vào Đảng", "Ngày chính thức", "Ngày vào Đoàn"),
        *(
            "Chức vụ",
            "",
            "Học vấn",
            "Ngoại ngữ",
            "LLCT",
            "Chính sách",
            "Tình trạng",
            "Huy hiệu",
            "Khen thưởng",
            "Kỷ luật",
        ),
    ],
    ["", "", "Khai sinh", "Đang dùng", *[""] * 11, "Đảng", "Chính quyền", *[""] * 8],
    [str(number) for number in range(1, 26)],
    [
        *(1, "Chi bộ 5", "TRẦN VĂN BA", "Ba", "06012345", "Nam", "1960", "Bằng Lãng, Bắc Kạn", "Tổ 5", "Tổ 6", "Kinh"),
        *("Không", "03/02/1985", "03/02/1986", "26/03/1977", "Bí thư", "", "10/10", "Anh văn B", "Trung cấp", "", ""),
        *("30 năm", "", ""),
    ],
]
EXPORT = {
    "STT": 1,
    "Họ và tên": "NÔNG THỊ HOA",
    "Số thẻ ĐV": "006200001234",
    "Số CCCD": "006180001234",
    "Ngày sinh": "19/05/1980",
    "Ngày kết nạp": "03/02/2004",
    "Chi bộ đang sinh hoạt": "Chi bộ Bản Tàn",
    "Chi bộ nơi cư trú": "Chi bộ Bản Tàn",
    "Trạng thái": "Đang sinh hoạt",
}


def test_the_national_clean_up_sheet_is_known(tmp_path: Path) -> None:
    reading = read_here(workbook(tmp_path / "a.xlsx", {"Sheet1": table(CLEAN_UP, base={})}))

    row = only_row(reading)
    assert row["name"] == "NÔNG THỊ HOA"
    assert (row["personal_id"], row["card"], row["card_old"]) == ("006180001234", "006200001234", "06012345")
    assert row["birthplace"] == "Bằng Lãng, Chợ Đồn, Bắc Kạn, Việt Nam"
    assert row["native_place"] == "Bằng Lãng, Bắc Kạn"
    assert row["permanent_residence"] == "Chợ Đồn, Thái Nguyên"
    assert {heading for _, _, heading in reading.left_aside} == {"STT", "ID", "Đề nghị xóa", "Ghi chú"}
    assert {"left_on", "status", "card_issued_on", "cell"} <= reading.sheets[0].present


def test_the_ward_list_with_its_two_rows_of_headings_is_known(tmp_path: Path) -> None:
    def merge(book: Any, sheet: Any) -> None:
        for place, heading in ((2, "Họ và tên"), (15, "Chức vụ")):
            sheet.merge_range(2, place, 2, place + 1, heading)
        for place, heading in enumerate(WARD_LIST[2]):
            if heading and heading not in {"Họ và tên", "Chức vụ"}:
                sheet.merge_range(2, place, 3, place, heading)

    reading = read_here(workbook(tmp_path / "a.xlsx", {"BM1": WARD_LIST}, merge))

    row = only_row(reading)
    assert (row["name"], row["other_name"], row["cell"]) == ("TRẦN VĂN BA", "Ba", "Chi bộ 5")
    assert (row["permanent_residence"], row["temporary_residence"]) == ("Tổ 5", "Tổ 6")
    assert (row["union_joined_on"], row["education"], row["item_24"]) == ("1977-03-26", "E4", "30 năm")
    assert {heading for _, _, heading in reading.left_aside} == {"TT", "Chức vụ Đảng", "Chức vụ Chính quyền"}


def test_the_system_export_is_known_and_said_to_lack_the_sex(tmp_path: Path) -> None:
    lacking = read_here(workbook(tmp_path / "a.xlsx", {"DS_DANGVIEN": table(EXPORT, base={})}))
    whole = read_here(workbook(tmp_path / "b.xlsx", {"DS_DANGVIEN": table({**EXPORT, "Giới tính": "Nữ"}, base={})}))

    assert codes(lacking) == ["column_missing"]
    assert "“Giới tính”" in str(lacking.refusals[0])
    assert only_row(whole)["admitted_on"] == "2004-02-03"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_a_heading_means_one_column_of_its_sheet(sheet: Sheet) -> None:
    meanings = [{folded_heading(heading) for heading in column.headings} for column in sheet.columns]

    shared = [one & other for one, other in combinations(meanings, 2) if one & other]

    assert shared == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_declared_heading_and_key_is_recognised(sheet: Sheet) -> None:
    known = Headings(sheet, {})

    for column in sheet.columns:
        for heading in (*column.headings, column.headings[0].upper(), f"{column.headings[0]} (*)"):
            meaning = known.meaning(heading)
            assert meaning is not None
            assert meaning.key == column.key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ chức đảng", "units"),
        ("THÔN BẢN", "areas"),
        ("ds_dangvien", "members"),
        ("Cán bộ", "officers"),
        ("decisions", "decisions"),
    ],
)
def test_a_sheet_is_known_by_its_name_whatever_its_case_and_tones(tmp_path: Path, name: str, kind: str) -> None:
    declared = next(sheet for sheet in SHEETS if sheet.key == kind)
    rows = [[column.headings[0] for column in declared.columns], [column.example for column in declared.columns]]

    reading = read_here(workbook(tmp_path / "a.xlsx", {name: rows}))

    assert [sheet.kind for sheet in reading.sheets] == [kind]
    assert reading.refusals == ()


@pytest.mark.parametrize("declared", SHEETS, ids=lambda sheet: sheet.key)
def test_a_sheet_of_any_name_is_known_by_its_headings(tmp_path: Path, declared: Sheet) -> None:
    rows = [[column.headings[0] for column in declared.columns], [column.example for column in declared.columns]]

    reading = read_here(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))

    assert [sheet.kind for sheet in reading.sheets] == [declared.key]
