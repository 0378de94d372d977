"""Tables in files: the frame of the form in Excel with its formulas, PDF with its font, CSV, JSON and packages."""

import csv
import io
import json
import zipfile
from typing import Any

import openpyxl
import pytest

from chibo.figures.api import FilledTable, Period, filling
from chibo.kernel.inert_texts import unmarked
from chibo.papers.tables.api import as_csv, as_json, write_package, write_table
from chibo.papers.tables.package import FormatUnknown
from tests.worlds.lam_son import World

NUMBERS = ("1", "2", "2B", "3", "4", "5")


def _tables(world: World, *units: str, year: int = 2024) -> list[FilledTable]:
    with filling(version="2021") as tables:
        return [tables.table(number, world.units[unit], Period(year)) for unit in units for number in NUMBERS]


def _book(tables: list[FilledTable], *, values: bool = False) -> Any:
    file = io.BytesIO()
    write_table(file, tables, "xlsx")
    return openpyxl.load_workbook(file, data_only=values)


def test_a_workbook_has_the_frame_of_the_form(world: World) -> None:
    sheet = _book(_tables(world, "thach_binh"))["Biểu 1"]

    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "ĐẢNG BỘ TỈNH LAM SƠN",
        "ĐẢNG BỘ HUYỆN THẠCH BÌNH",
        "BAN TỔ CHỨC",
    ]
    assert sheet.cell(1, 3).value == "Biểu số 1-BTCTW"
    assert (sheet.cell(4, 1).value, sheet.cell(5, 1).value) == ("THỐNG KÊ TĂNG, GIẢM ĐẢNG VIÊN", "NĂM 2024")
    assert [sheet.cell(9, column).value for column in range(1, 5)] == ["1", "2", "3", "4(=2*100/3)"]
    assert [sheet.cell(row, 1).value for row in (10, 26)] == [
        "A – Tổng số đảng viên cuối kỳ trước chuyển sang",
        "D – Đảng viên trong danh sách cuối kỳ báo cáo",
    ]
    assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)


def test_sums_and_percentages_are_formulas_with_their_values(world: World) -> None:
    tables = _tables(world, "province")
    formulas, values = _book(tables)["Biểu 1"], _book(tables, values=True)["Biểu 1"]

    assert formulas.cell(11, 2).value == "=B12+B13+B16"
    assert formulas.cell(10, 4).value == '=IF(N(C10)=0,"",B10*100/C10)'
    assert [values.cell(11, column).value for column in (2, 3)] == [1, 0]
    assert values.cell(11, 4).value in {None, ""}


def test_ethnic_groups_stand_in_two_blocks_side_by_side(world: World) -> None:
    sheet = _book(_tables(world, "province"))["Biểu 4"]

    assert (sheet.cell(10, 2).value, sheet.cell(11, 2).value, sheet.cell(10, 7).value) == (
        "I. Dân tộc",
        "   Kinh",
        "   Chơ Ro",
    )
    assert "SUM(" in sheet.cell(11, 5).value


def test_what_is_not_known_is_an_empty_cell(world: World) -> None:
    tables = _tables(world, "province")
    sheet = _book(tables)["Biểu 2"]
    labels = {sheet.cell(row, 1).value: row for row in range(10, 68)}

    assert sheet.cell(labels["   – Quần chúng vi phạm chính sách KHHGĐ"], 2).value is None


def test_no_text_of_the_register_becomes_a_formula(world: World) -> None:
    tables = _tables(world, "province")
    evil = "=cmd|'/c calc'!A1"
    changed = [type(one)(**{**_fields(one), "unit": type(one.unit)(one.unit.id, evil)}) for one in tables]

    assert _book(changed)["Biểu 1"].cell(2, 1).data_type == "s"
    for form in ("pdf", "json"):
        write_table(io.BytesIO(), changed, form)


def _fields(table: FilledTable) -> dict[str, Any]:
    return {name: getattr(table, name) for name in table.__dataclass_fields__}


def test_a_pdf_embeds_its_font_and_has_a_page_or_more_a_table(world: World) -> None:
    file = io.BytesIO()
    write_table(file, _tables(world, "province"), "pdf")

    made = file.getvalue()
    assert made.startswith(b"%PDF-")
    assert b"LibertinusSerif" in made
    assert b"/FontFile3" in made


def test_what_looks_like_markup_stays_text_in_a_pdf(world: World) -> None:
    tables = _tables(world, "province")[:1]
    name = '#panic("read") $x$ *đậm* \\ #read("/etc/passwd")'
    changed = [type(one)(**{**_fields(one), "unit": type(one.unit)(one.unit.id, name)}) for one in tables]
    file = io.BytesIO()

    write_table(file, changed, "pdf")

    assert file.getvalue().startswith(b"%PDF-")


def test_json_and_csv_say_the_same(world: World) -> None:
    table = _tables(world, "province")[3]
    told = json.loads(as_json(table))
    lines = list(csv.DictReader(io.StringIO(as_csv(table))))

    assert (told["table"], told["version"], told["period"], told["unit"]["code"]) == ("3", "2021", "2024", "LS")
    assert [line["row"] for line in lines] == [row["key"] for row in told["rows"]]
    assert [line["now"] for line in lines] == ["" if row["now"] is None else str(row["now"]) for row in told["rows"]]
    mean = next(row for row in told["rows"] if row["key"] == "mean_age")
    assert mean["now"] == pytest.approx(mean["now_sum"] / mean["now_count"])


def test_no_label_of_a_form_is_a_formula_in_csv_and_each_is_read_as_it_was(world: World) -> None:
    table = _tables(world, "province")[1]

    labels = [line["label"] for line in csv.DictReader(io.StringIO(as_csv(table)))]

    assert "'+ Công nhân, lao động trực tiếp sản xuất" in labels
    assert not [label for label in labels if label.startswith(("=", "+", "-", "@"))]
    assert list(map(unmarked, labels)) == [row.vi for row in table.definition.rows if not row.hidden]


def test_a_package_has_a_file_a_unit_and_form(world: World) -> None:
    file = io.BytesIO()
    write_package(file, _tables(world, "province", "thach_binh"), "xlsx", "csv")

    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [
            "000-dang-bo-tinh-lam-son-2024.xlsx",
            "000-dang-bo-tinh-lam-son-2024.csv",
            "001-dang-bo-huyen-thach-binh-2024.xlsx",
            "001-dang-bo-huyen-thach-binh-2024.csv",
        ]
        assert len(openpyxl.load_workbook(io.BytesIO(archive.read(archive.namelist()[0]))).sheetnames) == 6


def test_an_unknown_form_is_refused(world: World) -> None:
    with pytest.raises(FormatUnknown):
        write_table(io.BytesIO(), [], "doc")
