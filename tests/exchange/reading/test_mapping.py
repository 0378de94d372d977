"""A mapping file says what an office's own words mean; its errors are named by their line."""

from pathlib import Path

import pytest

from chibo.exchange.reading.api import SHEETS, MappingNotUnderstood, load_mapping
from tests.exchange.spreadsheets import MEMBER, codes, only_row, read, read_here, table, workbook

OWN_WORDS = """
[sheets]
"Bảng của xã" = "members"

[columns]
"Tên gọi" = "name"
"Ngày sinh" = ""
"Sinh ngày" = "born_on"

[values.sex]
"Gái" = "F"

[repair]
encoding = false
"""


def mapping_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_file_gives_meaning_to_sheets_headings_and_words(tmp_path: Path) -> None:
    record = {
        "Tên gọi": "NÔNG THỊ HOA",
        "Sinh ngày": "1980",
        "Giới tính": "gái",
        "Ngày vào Đảng": "2001",
        "Ngày sinh": "?",
    }
    mapping = load_mapping(mapping_file(tmp_path, OWN_WORDS), sheets=SHEETS)

    reading = read(
        workbook(tmp_path / "a.xlsx", {"Bảng của xã": table(record, base={})}), into=tmp_path, mapping=mapping
    )

    row = only_row(reading)
    assert (row["name"], row["born_on"], row["sex"]) == ("NÔNG THỊ HOA", "1980-01-01", "F")
    assert [heading for _, _, heading in reading.left_aside] == ["Ngày sinh"]
    assert mapping.repair is False


def test_a_mapping_file_decides_between_two_columns_that_mean_the_same(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": table({**MEMBER, "Họ tên": "KHÁC"})})
    mapping = load_mapping(mapping_file(tmp_path, '[columns]\n"Họ tên" = ""\n'), sheets=SHEETS)

    assert codes(read_here(path)) == ["heading_repeated"]
    assert only_row(read_here(path, mapping=mapping))["name"] == "HOÀNG VĂN THẮNG"


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ('[columns]\n\n"Tên" = "nmae"\n', 3, "nmae"),
        ('[sheets]\n"A" = "people"\n', 2, "people"),
        ("[colums]\n", 1, "colums"),
        ('[values.nmae]\n"x" = "y"\n', 1, "nmae"),
        ('[values.name]\n"x" = "y"\n', 1, "name"),
        ('[columns]\n"Tên" = 5\n', 2, "Tên"),
        ("\n[repair]\nencoding = 'yes'\n", 3, "encoding"),
        ('\n\nHọ tên = "name"\n', 3, "TOML"),
        ("columns = 5\n", 1, "columns"),
    ],
)
def test_an_error_is_named_by_its_line(tmp_path: Path, text: str, line: int, names: str) -> None:
    with pytest.raises(MappingNotUnderstood, match=rf"line {line}\b") as raised:
        load_mapping(mapping_file(tmp_path, text), sheets=SHEETS)

    assert names in str(raised.value)
    assert "own.toml" in str(raised.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_mapping_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "own.toml"
    if content:
        path.write_bytes(content)

    with pytest.raises(MappingNotUnderstood, match=r"own\.toml"):
        load_mapping(path, sheets=SHEETS)


def test_a_sheet_may_be_named_in_a_part_of_its_own(tmp_path: Path) -> None:
    mapping = load_mapping(mapping_file(tmp_path, '[sheets."Bảng"]\nkind = "units"\n'), sheets=SHEETS)

    assert mapping.kind_of("BẢNG") == "units"
