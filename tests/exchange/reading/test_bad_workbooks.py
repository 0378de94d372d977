"""Hostile workbooks: groups B1 to B7 of the catalogue of bad inputs."""

import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chibo.exchange.reading.api import Limits
from tests.exchange.spreadsheets import (
    codes,
    members,
    only_row,
    read,
    read_here,
    repacked,
    rows_of,
    table,
)

SHEET = "xl/worksheets/sheet1.xml"
REFUSED_WITHIN_SECONDS = 10  # two, on a machine that does nothing else


def with_cells(source: Path, target: Path, cells: bytes) -> Path:
    """Put more rows at the end of a sheet."""
    return repacked(
        source,
        target,
        lambda name, part: part.replace(b"</sheetData>", cells + b"</sheetData>") if name == SHEET else part,
    )


def of_zeros(path: Path, part: str, size: int, declared: int | None = None) -> Path:
    """Write a workbook in which one part unpacks to very much; its declared size may lie."""
    repacked(members(path.with_suffix(".sound")), path, lambda name, content: None if name == part else content)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b"<" + b"A" * 999_999) for _ in range(size // 1_000_000)) + packer.flush()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(part), packed)
    content = bytearray(path.read_bytes())
    for sign, method, unpacked in ((b"PK\x01\x02", 10, 24), (b"PK\x03\x04", 8, 22)):
        start = content.rindex(sign)
        struct.pack_into("<H", content, start + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", content, start + unpacked, size if declared is None else declared)
    path.write_bytes(content)
    return path


def test_b01_two_cells_at_opposite_corners_are_refused_and_nothing_dies(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = with_cells(source, tmp_path / "corner.xlsx", corner)

    reading = read(path, into=tmp_path)

    assert codes(reading) == ["sheet_too_many_columns"]
    assert "XFD" in str(reading.refusals[0])


def test_b01_corners_that_the_look_does_not_see_end_the_child_with_one_sentence(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    corner = b'<row  r = "1048576" ><c s="0" r = "XFD1048576" ><v>1</v></c></row>'
    path = with_cells(source, tmp_path / "corner.xlsx", corner)

    reading = read(path, into=tmp_path)

    assert codes(reading) in (["reader_stopped"], ["sheet_too_many_rows"], ["workbook_damaged"])
    assert reading.sheets == ()


def test_b02_shared_strings_of_a_gigabyte_are_refused_before_unpacking(tmp_path: Path) -> None:
    path = of_zeros(tmp_path / "bomb.xlsx", "xl/sharedStrings2.xml", 1_000_000_000)
    started = time.monotonic()

    reading = read(path, into=tmp_path)

    assert codes(reading) == ["workbook_unpacks_too_large"]
    assert time.monotonic() - started < REFUSED_WITHIN_SECONDS


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml"])
def test_b02_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path, part: str) -> None:
    path = of_zeros(tmp_path / "bomb.xlsx", part, 900_000_000, declared=20_000_000)

    reading = read(path, into=tmp_path)

    assert len(reading.refusals) == 1
    assert reading.sheets == ()


def test_b02_a_part_packed_too_tightly_is_refused(tmp_path: Path) -> None:
    path = of_zeros(tmp_path / "bomb.xlsx", "xl/media/zeros.bin", 50_000_000)

    assert codes(read_here(path)) == ["workbook_packed_too_tightly"]


def test_b03_a_million_rows_are_refused(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 1_048_577))
    path = with_cells(source, tmp_path / "long.xlsx", rows)

    reading = read(path, into=tmp_path)

    assert codes(reading) == ["sheet_too_many_rows"]


def test_b03_rows_that_are_only_formatted_do_not_count(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(100_000, 200_000))
    path = with_cells(source, tmp_path / "formatted.xlsx", rows)

    assert only_row(read_here(path))["name"] == "HOÀNG VĂN THẮNG"


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "document_type",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;">]>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:9/">]>',
    ],
    ids=["b04_billion_laughs", "b05_entity_of_a_file", "b05_entity_of_an_address"],
)
def test_b04_b05_a_part_that_declares_entities_is_refused(tmp_path: Path, part: str, document_type: bytes) -> None:
    source = members(tmp_path / "a.xlsx", {"Tên khác": "Thắng"})

    def declare(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"?>", b"?>" + document_type, 1).replace("Thắng".encode(), b"&d;&b;")
            if name == part
            else content
        )

    path = repacked(source, tmp_path / "entities.xlsx", declare)

    reading = read(path, into=tmp_path)

    assert reading.sheets == ()
    assert set(codes(reading)) <= {"workbook_declares_entities", "workbook_damaged"}
    assert len(reading.refusals) == 1


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "Z9:A1", "nonsense"])
def test_b06_a_lying_dimension_loses_nothing(tmp_path: Path, dimension: str) -> None:
    source = members(tmp_path / "a.xlsx", {}, {"Số định danh": "006076001234", "Họ và tên khai sinh": "NÔNG THỊ HOA"})
    lie = f'<dimension ref="{dimension}"/>'.encode()
    path = repacked(
        source,
        tmp_path / "lie.xlsx",
        lambda name, part: part.replace(b'<dimension ref="A1:G3"/>', lie) if name == SHEET else part,
    )

    reading = read(path, into=tmp_path)

    if reading.refusals:
        assert codes(reading) == ["workbook_damaged"]
    else:
        assert [row["name"] for row in rows_of(reading.sheets[0])] == ["HOÀNG VĂN THẮNG", "NÔNG THỊ HOA"]


def _cfb(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + name.encode("utf-16-le") + b"\0" * 1000


def _zip(**parts: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)

    return write


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (_cfb("Workbook"), "file_is_xls"),
        (_cfb("EncryptedPackage"), "file_is_encrypted"),
        (_cfb("WordDocument"), "file_is_other"),
        (_zip(xl__workbook_bin=b"x"), "file_is_xlsb"),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "file_is_ods"),
        (_zip(word__document_xml=b"x"), "file_is_other"),
        (_zip(hello=b"x"), "file_is_other"),
        (b"%PDF-1.7", "file_is_other"),
        (b"<html><table><tr><td>Ho ten</td></tr></table>", "file_is_other"),
        (b'<?xml version="1.0"?><Workbook/>', "file_is_other"),
        (b"PK\x03\x04 broken", "workbook_damaged"),
        (b"", "file_empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_b07_a_file_is_known_by_its_content(tmp_path: Path, content: Any, code: str) -> None:
    path = tmp_path / "members.xlsx"
    content(path) if callable(content) else path.write_bytes(content)

    assert codes(read_here(path)) == [code]


def test_b07_a_workbook_with_macros_is_refused_under_any_name(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {})
    kinds = repacked(
        source, tmp_path / "m.xlsx", lambda name, part: part.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    )
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")

    assert codes(read_here(kinds)) == ["file_is_xlsm"]
    assert codes(read_here(source)) == ["file_is_xlsm"]


def test_b07_csv_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "members.xlsx"
    path.write_text("\n".join(";".join(map(str, row)) for row in table({})), encoding="utf-8")

    assert only_row(read_here(path))["name"] == "HOÀNG VĂN THẮNG"


def test_b07_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "nothing.xlsx", into=tmp_path)) == ["file_not_found"]


def test_the_child_is_killed_when_its_time_is_up(tmp_path: Path) -> None:
    path = members(tmp_path / "a.xlsx", {})

    reading = read(path, into=tmp_path, limits=Limits(wall_seconds=0))

    assert codes(reading) == ["reader_stopped"]


def test_the_child_knows_no_secret_and_writes_no_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_DATABASE_URL", "postgresql://secret")
    from chibo.exchange.reading import cage

    asked = """
import os, resource, sys
from chibo.exchange.reading.child import confine
from chibo.exchange.reading.limits import Limits
confine(Limits())
print("CHIBO_DATABASE_URL" in os.environ, resource.getrlimit(resource.RLIMIT_CORE), os.listdir("."), sys.stdin.read())
"""
    seen = subprocess.run(
        [sys.executable, "-c", asked],
        env=cage._bare_environment(),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )

    assert seen.stdout.strip() == "False (0, 0) []"
