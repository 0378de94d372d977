"""Letters that are not what they seem: groups B16 to B24 of the catalogue of bad inputs."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from chibo.exchange.reading.api import Mapping
from tests.exchange.spreadsheets import UNIT, codes, doubts, members, only_row, read_here, repacked, table, workbook


def name_of(tmp_path: Path, name: str) -> tuple[str, list[str]]:
    reading = read_here(members(tmp_path / "a.xlsx", {"Họ và tên khai sinh": name}))
    return only_row(reading)["name"], doubts(reading)


def test_b16_a_decomposed_name_is_kept_composed(tmp_path: Path) -> None:
    name = "Nguyễn Thị Hoà"

    assert name_of(tmp_path, normalize("NFD", name)) == (normalize("NFC", name), [])


@pytest.mark.parametrize("name", ["Nguyễn Thị Hoà", "Nguyễn Thị Hòa"])
def test_b17_the_place_of_a_tone_stays_as_it_was_typed(tmp_path: Path, name: str) -> None:
    assert name_of(tmp_path, name) == (name, [])


@pytest.mark.parametrize(
    ("letter", "warnings"), [("Đ", []), ("Ð", ["character_doubtful"]), ("Ɖ", ["character_doubtful"])]
)
def test_b18_the_two_wrong_letters_that_look_like_d_are_warned_of(
    tmp_path: Path, letter: str, warnings: list[str]
) -> None:
    name = f"{letter}ẶNG VĂN CƯỜNG"

    assert name_of(tmp_path, name) == (name, warnings)


@pytest.mark.parametrize("letter", ["А", "Ο", "Ⅳ", "ﬁ", "６"], ids=["cyrillic", "greek", "roman", "ligature", "wide"])
def test_b19_look_alikes_are_refused_in_codes_and_warned_of_in_names(tmp_path: Path, letter: str) -> None:
    unit = workbook(tmp_path / "u.xlsx", {"Tổ chức đảng": table({"Mã tổ chức đảng": f"06.0{letter}4"}, base=UNIT)})

    assert codes(read_here(unit)) == ["character_not_allowed"]
    assert name_of(tmp_path, f"Nông Văn {letter}nh") == (f"Nông Văn {letter}nh", ["character_doubtful"])


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_b21_text_of_before_unicode_is_known_by_its_font(tmp_path: Path, font: str) -> None:
    written = "Phaïm Thò Hoàng" if font.startswith("VNI") else "Ph¹m ThÞ Hµ"

    def put(book: Any, sheet: Any) -> None:
        sheet.write_string(1, 1, written, book.add_format({"font_name": font}))

    path = members(tmp_path / "a.xlsx", {}, change=put)
    refused = read_here(path)
    repaired = read_here(path, mapping=Mapping(repair=True))

    assert codes(refused) == ["legacy_encoding"]
    assert only_row(repaired)["name"] == refused.refusals[0].data["offered"]
    assert only_row(repaired)["name"].lower().startswith("phạm thị h")


def test_b21_plain_unicode_in_such_a_font_is_left_alone(tmp_path: Path) -> None:
    def put(book: Any, sheet: Any) -> None:
        sheet.write_string(1, 1, "Nguyễn Đức Hùng", book.add_format({"font_name": ".VnTime"}))

    assert only_row(read_here(members(tmp_path / "a.xlsx", {}, change=put)))["name"] == "Nguyễn Đức Hùng"


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"])
def test_b23_what_nobody_sees_is_dropped(tmp_path: Path, sign: str) -> None:
    assert name_of(tmp_path, f"Nông{sign} Văn Bình") == ("Nông Văn Bình", [])


@pytest.mark.parametrize("space", ["\u00a0", "  ", "\t", "\n", "\u3000"])
def test_b23_every_kind_of_space_becomes_one(tmp_path: Path, space: str) -> None:
    assert name_of(tmp_path, f" Nông{space}Văn Bình ") == ("Nông Văn Bình", [])


@pytest.mark.parametrize("sign", ["\u202e", "\U0001f600", "\ufffd", "_xD800_", "_x0000_", "_x0007_"])
def test_b23_what_turns_breaks_or_pictures_is_refused(tmp_path: Path, sign: str) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", {"Họ và tên khai sinh": "Nông"}))
    assert reading.refusals == ()
    source = tmp_path / "a.xlsx"
    strings = "xl/sharedStrings.xml"
    path = repacked(
        source,
        tmp_path / "b.xlsx",
        lambda name, part: part.replace(b">N\xc3\xb4ng<", f">Nông{sign}<".encode()) if name == strings else part,
    )

    reading = read_here(path)

    assert codes(reading) == ["character_not_allowed"]
    str(reading.refusals[0]).encode("utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "Ý",
        "Nguyễn " * 8 + "Văn",
        "K'Brể",
        "H'Hen Niê",
        "Y Blok Êban",
        "Giàng A Pháo",
        "Y-Ngông",
        "Đ. Văn A",
        "ĐẶNG VĂN CƯỜNG",
        "Siu Black",
    ],
)
def test_b24_names_of_all_peoples_are_accepted_as_they_are(tmp_path: Path, name: str) -> None:
    assert name_of(tmp_path, name) == (name.strip(), [])


def test_a_text_longer_than_a_cell_may_hold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(";".join(row) for row in table({"Quê quán": "x" * 40_000})), encoding="utf-8")

    assert codes(read_here(path)) == ["csv_not_a_table"]


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Trình độ học vấn", "#REF!", "cell_error"),
        ("Tên khác", "#N/A", "cell_error"),
        ("Tên khác", True, "text_is_yes_or_no"),
        ("Đã nghỉ hưu", "có lẽ", "not_yes_or_no"),
        ("Giới tính", "Khác", "not_in_list_at_all"),
        ("Dân tộc", "1", "not_in_list_at_all"),
    ],
)
def test_values_that_are_not_what_belongs_there_are_refused(
    tmp_path: Path, heading: str, value: object, code: str
) -> None:
    assert codes(read_here(members(tmp_path / "a.xlsx", {heading: value}))) == [code]


@pytest.mark.parametrize(
    ("heading", "key", "value", "read"),
    [
        ("Đã nghỉ hưu", "retired", "Có", "yes"),
        ("Đã nghỉ hưu", "retired", "x", "yes"),
        ("Đã nghỉ hưu", "retired", 1, "yes"),
        ("Đã nghỉ hưu", "retired", False, "no"),
        ("Đã nghỉ hưu", "retired", "không", "no"),
        ("Giới tính", "sex", "nữ", "F"),
        ("Dân tộc", "ethnicity", "tày", "02"),
        ("Tên khác", "other_name", 7, "7"),
        ("Tên khác", "other_name", "–", None),
        ("Quá trình hoạt động", "item_21", " a \n\n b\u00a0\r\nc ", "a\nb\nc"),
    ],
)
def test_values_are_read_as_they_are_meant(
    tmp_path: Path, heading: str, key: str, value: object, read: str | None
) -> None:
    assert only_row(read_here(members(tmp_path / "a.xlsx", {"Số định danh": "", heading: value}))).get(key) == read


@pytest.mark.parametrize(("written", "read"), [("XXI", "21"), ("21", "21"), (21, "21"), ("XL", "40")])
def test_ordinals_may_be_roman(tmp_path: Path, written: object, read: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Tổ chức đảng": table({"Đại hội lần thứ": written}, base=UNIT)})

    assert only_row(read_here(path))["congress_ordinal"] == read


@pytest.mark.parametrize("written", ["hai mươi", "Ⅳ", "2.5", 2.5, "IIX"])
def test_what_is_no_ordinal_is_refused(tmp_path: Path, written: object) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Tổ chức đảng": table({"Đại hội lần thứ": written}, base=UNIT)})

    assert codes(read_here(path)) == ["not_a_number"]


def test_b23_what_a_message_repeats_from_a_file_cannot_steer_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Một\x1b[2J;Hai\u202e;Ba\nx;y;z", encoding="utf-8")

    said = str(read_here(path).refusals[0])

    assert said.isprintable()
    assert "Một⟨U+001B⟩[2J" in said
