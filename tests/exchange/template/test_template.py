"""The template says what it means, and its own example can be imported."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils.translation import override

from chibo.exchange.reading.api import SHEETS
from chibo.exchange.template.api import write_template
from chibo.exchange.template.choices import choices_of
from chibo.exchange.template.explained import EXPLAINED, explained
from chibo.kernel.code_lists import match_code
from tests.exchange.spreadsheets import read, rows_of


@pytest.fixture(params=["vi", "en"])
def template(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "template.xlsx"
    write_template(path, language=request.param)
    return path


def test_the_example_of_every_sheet_is_imported_without_refusal_or_warning(template: Path) -> None:
    reading = read(template, into=template.parent)

    assert [str(refusal) for refusal in reading.refusals] == []
    assert [warning.code for warning in reading.warnings] == ["sheet_left_aside", "sheet_left_aside"]
    assert [(sheet.kind, sheet.rows) for sheet in reading.sheets] == [(sheet.key, 1) for sheet in SHEETS]


def test_every_declared_column_stands_in_the_template_and_is_recognised(template: Path) -> None:
    reading = read(template, into=template.parent)

    for declared, sheet in zip(SHEETS, reading.sheets, strict=True):
        assert sheet.present == {column.key for column in declared.columns}
        examples = {column.key for column in declared.columns if column.example}
        assert examples <= set(rows_of(sheet)[0])


def test_the_same_template_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, language="vi")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_columns_are_text_and_lists_drop_down(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    sheet = book["Đảng viên"]
    drop_downs = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}

    assert {cell.number_format for cell in sheet[2] if cell.value} == {"@"}
    assert sheet.freeze_panes == "A2"
    assert sheet["F1"].comment is not None
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Giới tính")
    choices = drop_downs[f"{letter}2:{letter}10001"]
    assert choices.startswith("'Danh mục'!$")
    words = _cells(book, choices)
    assert words == ["Nam", "Nữ"]


def _cells(book: Any, formula: str) -> list[str]:
    name, place = formula.replace("$", "").split("!")
    return [row[0].value for row in book[name.strip("'")][place]]


def test_no_part_of_the_template_is_a_formula_or_a_link(template: Path) -> None:
    with zipfile.ZipFile(template) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name)


@pytest.mark.parametrize("name", list(choices_of(SHEETS)))
def test_every_choice_is_understood_as_a_code_of_its_list_and_no_two_as_the_same(name: str) -> None:
    words = choices_of(SHEETS)[name].words
    if words == ("có", "không"):
        return
    codes = [match_code(name, word) for word in words]

    assert None not in codes
    assert len(set(codes)) == len(codes)


def test_what_is_explained_is_marked_for_translation() -> None:
    declared = {sheet.explains for sheet in SHEETS} | {column.explains for sheet in SHEETS for column in sheet.columns}

    with override("en"):
        assert {str(text) for text in EXPLAINED} == declared


def test_what_is_explained_is_translated() -> None:
    with override("vi"):
        assert explained("native place") == "quê quán"
