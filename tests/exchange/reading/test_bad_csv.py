"""Hostile and odd CSV: group B13 of the catalogue of bad inputs, and the encodings of B20 to B22."""

from pathlib import Path

import pytest

from chibo.exchange.reading.api import Limits, Mapping
from tests.exchange.spreadsheets import MEMBER, codes, delimited, doubts, only_row, read, read_here, rows_of, table


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_b13_separators_and_bom(tmp_path: Path, separator: str, encoding: str) -> None:
    row = only_row(read_here(delimited(tmp_path / "đảng viên.csv", table({}), separator, encoding)))

    assert row["name"] == "HOÀNG VĂN THẮNG"
    assert row["sheet_name"] == "đảng viên"


def test_b13_a_line_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    path = delimited(tmp_path / "a.csv", [["sep=|"]], "|")
    path.write_bytes(path.read_bytes() + delimited(tmp_path / "b.csv", table({}), "|").read_bytes())

    assert only_row(read_here(path))["row_number"] == "3"


def test_b13_quotes_hold_separators_quotes_and_new_lines(tmp_path: Path) -> None:
    rows = table(
        {"Quê quán": '"Bản ""Tàn""; xã Bằng Lãng"', "Quá trình hoạt động": '"2000-2005: dạy học\n2005-: hiệu trưởng"'}
    )

    row = only_row(read_here(delimited(tmp_path / "a.csv", rows)))

    assert row["native_place"] == 'Bản "Tàn"; xã Bằng Lãng'
    assert row["item_21"] == "2000-2005: dạy học\n2005-: hiệu trưởng"


@pytest.mark.parametrize("cell", ['"Bằng Lãng', '"Bằng" Lãng'], ids=["never_closed", "closed_too_early"])
def test_b13_a_lone_quote_is_refused_with_its_line_and_swallows_nothing(tmp_path: Path, cell: str) -> None:
    reading = read_here(delimited(tmp_path / "a.csv", table({"Quê quán": cell}, {})))

    assert codes(reading) == ["csv_not_a_table"]
    assert reading.sheets == ()


def test_b13_a_quote_within_a_word_is_a_quote(tmp_path: Path) -> None:
    assert (
        only_row(read_here(delimited(tmp_path / "a.csv", table({"Quê quán": 'Bản 5" Tàn'}))))["native_place"]
        == 'Bản 5" Tàn'
    )


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"], ids=["lf", "cr", "crlf"])
def test_b13_lines_may_end_in_any_way(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.csv"
    second = {"Số định danh": "006076000011", "Họ và tên khai sinh": "B"}
    lines = [";".join(row) for row in table({}, second)]
    path.write_bytes(f"{lines[0]}\r\n{lines[1]}{ending}{lines[2]}{ending}".encode())

    assert len(rows_of(read_here(path).sheets[0])) == 2


def test_b13_utf16_is_converted_and_said_so(tmp_path: Path) -> None:
    reading = read_here(delimited(tmp_path / "a.csv", table({}), "\t", "utf-16"))

    assert only_row(reading)["name"] == "HOÀNG VĂN THẮNG"
    assert doubts(reading) == ["csv_converted"]


@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"\xff\xfeA", b"\xff\xfe\0\0A\0\0\0", b"\xfe\xff\xd8\0"])
def test_b13_broken_utf16_and_utf32_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    assert codes(read_here(path))[0] in {"csv_encoding_unknown", "no_sheet_recognised"}


def _cp1258(text: str) -> bytes:
    """Write as Windows-1258 does: letters with a hat or horn whole, their tones behind them."""
    from unicodedata import normalize

    whole = {"a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư"}
    loose = normalize("NFD", text)
    for pair, letter in {**whole, **{pair.upper(): letter.upper() for pair, letter in whole.items()}}.items():
        loose = loose.replace(pair, letter).replace(f"{pair[0]}\u0323{pair[1:]}", f"{letter}\u0323")
    return loose.encode("cp1258")


def test_b13_b20_windows_1258_is_recognised_and_converted_only_when_asked(tmp_path: Path) -> None:
    text = "\n".join(";".join(row) for row in table({"Họ và tên khai sinh": "Nguyễn Thị Mỹ"}))
    path = tmp_path / "a.csv"
    path.write_bytes(_cp1258(text))

    refused = read_here(path)
    converted = read_here(path, mapping=Mapping(repair=True))

    assert codes(refused) == ["csv_not_utf8"]
    assert "Windows-1258" in str(refused.refusals[0])
    assert only_row(converted)["name"] == "Nguyễn Thị Mỹ"
    assert doubts(converted) == ["csv_converted"]


def test_b13_bytes_that_are_no_known_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b;c\n1;2;\xff\xff\n")

    reading = read_here(path)

    assert codes(reading) == ["csv_encoding_unknown"]
    assert "line 2" in str(reading.refusals[0])


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1f\\", "\u202e", "\u2066"])
def test_b13_b23_nul_and_control_characters_are_refused(tmp_path: Path, sign: str) -> None:
    reading = read_here(delimited(tmp_path / "a.csv", table({"Quê quán": f"Bằng{sign}Lãng"})))

    assert codes(reading) == ["character_not_allowed"]
    assert f"{ord(sign[0]):04X}" in str(reading.refusals[0])


def test_b13_a_hundred_megabytes_on_one_line_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert codes(read(path, into=tmp_path)) == ["file_too_large"]


def test_b13_a_field_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 15_000_000)

    assert codes(read(path, into=tmp_path)) == ["csv_not_a_table"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "'+", "'-", "'@", "＝", "''="])
def test_b13_what_looks_like_a_formula_is_a_text(tmp_path: Path, start: str) -> None:
    row = only_row(read_here(delimited(tmp_path / "a.csv", table({"Tên khác": f"{start}1+1"}))))

    assert row["other_name"] == f"{start.removeprefix(chr(39))}1+1"


@pytest.mark.parametrize(("rows", "columns"), [(0, 3), (5, 250)])
def test_b13_tables_without_rows_or_too_wide_are_sentences(tmp_path: Path, rows: int, columns: int) -> None:
    path = delimited(tmp_path / "a.csv", [["x"] * columns] * rows)

    assert codes(read_here(path)) in (["file_empty"], ["sheet_too_many_columns"])


def test_b13_a_separator_inside_a_value_is_noticed(tmp_path: Path) -> None:
    rows = table({"Quê quán": "xã Bằng Lãng; huyện Chợ Đồn"})

    reading = read_here(delimited(tmp_path / "a.csv", rows))

    assert codes(reading) == ["csv_row_too_wide"]
    assert rows_of(reading.sheets[0]) == []


def test_b13_more_rows_than_allowed_are_refused(tmp_path: Path) -> None:
    path = delimited(tmp_path / "a.csv", table(*[{}] * 40))

    assert codes(read_here(path, limits=Limits(rows=10))) == ["sheet_too_many_rows"]


@pytest.mark.parametrize(
    ("spoilt", "meant", "code"),
    [
        ("Nguyễn Thị Hoà".encode().decode("cp1252"), "Nguyễn Thị Hoà", "double_encoded"),
        ("NguyÔn ThÞ Hµ", "Nguyễn Thị Hà", "legacy_encoding"),
    ],
    ids=["b22_double_encoded", "b21_tcvn3"],
)
def test_b21_b22_spoilt_text_is_refused_with_its_reading_and_repaired_only_when_asked(
    tmp_path: Path, spoilt: str, meant: str, code: str
) -> None:
    path = delimited(tmp_path / "a.csv", table({"Họ và tên khai sinh": spoilt}))

    refused = read_here(path)
    repaired = read_here(path, mapping=Mapping(repair=True))
    kept = read_here(path, mapping=Mapping(repair=False))

    assert codes(refused) == [code]
    assert refused.refusals[0].data["offered"] == meant
    assert doubts(repaired) == ["encoding_repaired"]
    assert only_row(repaired)["name"] == meant
    assert doubts(kept)[0] == "encoding_kept"


def test_the_rows_of_two_files_stand_side_by_side(tmp_path: Path) -> None:
    first = delimited(tmp_path / "a.csv", table({}))
    second = delimited(
        tmp_path / "b.csv", table({"Số định danh": "006080001235", "Họ và tên khai sinh": "B", "Ngày sinh": "1980"})
    )

    reading = read(first, second, into=tmp_path)

    assert reading.refusals == ()
    assert [(sheet.source, sheet.file, sheet.rows) for sheet in reading.sheets] == [(0, "a.csv", 1), (1, "b.csv", 1)]
    assert rows_of(reading.sheets[1])[0]["source_file"] == "1"


def test_required_cells_are_named(tmp_path: Path) -> None:
    reading = read_here(delimited(tmp_path / "a.csv", table({**MEMBER, "Ngày vào Đảng": ""})))

    assert codes(reading) == ["required"]
    assert reading.refusals[0].heading == "Ngày vào Đảng"
