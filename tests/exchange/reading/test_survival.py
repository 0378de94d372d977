"""Whatever bytes a file has, reading it gives an answer and never an exception (promise F5)."""

import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.exchange.reading.api import Reading
from tests.exchange.spreadsheets import delimited, members, read, read_here, table

SHEET = "xl/worksheets/sheet1.xml"
MARKUP = [
    b"<",
    b">",
    b'"',
    b"/",
    b"&",
    b'r="',
    b"<row",
    b"<c ",
    b't="s"',
    b't="e"',
    b"<f>",
    b"999999999",
    b"\x00",
    b"</row>",
]

changes = st.lists(
    st.tuples(st.integers(0, 20_000), st.binary(max_size=4) | st.sampled_from(MARKUP)), min_size=1, max_size=6
)
quickly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
at_length = settings(max_examples=1_500, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def sound(suffix: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        record = {"Quê quán": "Bằng Lãng", "Quá trình hoạt động": "2000: dạy học", "Đã nghỉ hưu": "có"}
        (members(path, record, {}) if suffix == ".xlsx" else delimited(path, table(record, {})))
        return path.read_bytes()


def spoilt(content: bytes, where: list[tuple[int, bytes]]) -> bytes:
    for place, piece in where:
        start = place % (len(content) or 1)
        content = content[:start] + piece + content[start + len(piece) :]
    return content


def survives(content: bytes, *, caged: bool = False) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(content)
        reading = read(path, into=Path(folder)) if caged else read_here(path)
        assert is_explained(reading)


def is_explained(reading: Reading) -> bool:
    """Every refusal can be said, and what was not refused was read."""
    for remark in (*reading.refusals, *reading.warnings):
        assert remark.said().encode("utf-8")
        if "%(" not in f"{remark.value}{remark.data}":
            assert "%(" not in remark.said()
    return bool(reading.refusals or reading.sheets)


def with_part(content: bytes, part: str, where: list[tuple[int, bytes]]) -> bytes:
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.xlsx", Path(folder) / "b.xlsx"
        source.write_bytes(content)
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for entry in old.infolist():
                whole = old.read(entry)
                new.writestr(entry.filename, spoilt(whole, where) if entry.filename == part else whole)
        return target.read_bytes()


@quickly
@given(content=st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    survives(content)


@quickly
@given(where=changes)
def test_a_spoilt_csv(where: list[tuple[int, bytes]]) -> None:
    survives(spoilt(sound(".csv"), where))


@settings(quickly, max_examples=25)
@given(where=changes)
def test_a_spoilt_workbook(where: list[tuple[int, bytes]]) -> None:
    survives(spoilt(sound(".xlsx"), where), caged=True)


@settings(quickly, max_examples=25)
@given(where=changes, part=st.sampled_from([SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]))
def test_a_workbook_with_a_spoilt_part(where: list[tuple[int, bytes]], part: str) -> None:
    survives(with_part(sound(".xlsx"), part, where), caged=True)


@pytest.mark.long
@settings(at_length, max_examples=200)
@given(where=changes, part=st.sampled_from([SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]))
def test_many_workbooks_with_a_spoilt_part(where: list[tuple[int, bytes]], part: str) -> None:
    survives(with_part(sound(".xlsx"), part, where), caged=True)


@pytest.mark.long
@at_length
@given(where=changes)
def test_many_spoilt_csv(where: list[tuple[int, bytes]]) -> None:
    survives(spoilt(sound(".csv"), where))


@pytest.mark.long
@at_length
@given(cells=st.lists(st.text(max_size=40), min_size=7, max_size=7))
def test_any_text_in_any_cell(cells: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        quoted = ['"' + cell.replace('"', '""') + '"' for cell in cells]
        path.write_text(";".join(table({})[0]) + "\n" + ";".join(quoted), encoding="utf-8", errors="replace")
        assert is_explained(read_here(path))
