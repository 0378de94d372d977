"""Open a workbook and hand out its sheets as rows of cells."""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an error's class

import python_calamine
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.peeking import Look, look_into_sheet
from chibo.exchange.reading.remarks import visible

type Cell = str | float | bool | date | datetime | time | timedelta

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST_PART = 16 * 1024 * 1024
_LEGACY_FONTS = (".vn", "vni")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows from the first one on, the number of the first column, and what was seen of it."""

    name: str
    rows: Iterator[list[Any]]
    row_count: int
    first_column: int
    merges: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    look: Look
    cells_are_typed: bool = True
    separator: str = ""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_visible: bool


class Workbook:
    """A workbook that is open for reading."""

    def __init__(self, path: Path, archive: ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self.sheets = _listed_sheets(archive)
        self._fonts = _legacy_fonts(archive)
        with damage_refused():
            self._values = python_calamine.CalamineWorkbook.from_path(path)

    def grid(self, entry: SheetEntry) -> Grid:
        """Look into one sheet, then load it."""
        look = look_into_sheet(self._archive, entry.part, self._fonts, self._limits)
        with damage_refused():
            sheet = self._values.get_sheet_by_name(entry.name)
            first_column = sheet.start[1] + 1 if sheet.start else 1
            merges = tuple(sheet.merged_cell_ranges or ())
            rows = _guarded(sheet) if sheet.start else iter(())
        return Grid(visible(entry.name), rows, sheet.total_height, first_column, merges, look)


def _guarded(sheet: python_calamine.CalamineSheet) -> Iterator[list[Any]]:
    with damage_refused():
        yield from sheet.iter_rows()


@contextmanager
def open_workbook(path: Path, limits: Limits) -> Iterator[Workbook]:
    """Open the workbook; raise `FileRefused` where it is damaged."""
    with damage_refused():
        archive = ZipFile(path)
    with archive:
        yield Workbook(path, archive, limits)


@contextmanager
def damage_refused() -> Iterator[None]:
    """Turn the errors of the libraries, panics of the compiled one among them, into a refusal of the file."""
    try:
        yield
    except python_calamine.PasswordError as error:
        raise FileRefused("file_is_encrypted") from error
    except (
        python_calamine.CalamineError,
        DefusedXmlException,
        ParseError,
        BadZipFile,
        ZlibError,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        OverflowError,
        UnicodeError,
    ) as error:
        raise FileRefused("workbook_damaged", reason=f"{type(error).__name__}: {error}"[:200]) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise FileRefused("workbook_damaged", reason="it breaks off") from error


def _listed_sheets(archive: ZipFile) -> tuple[SheetEntry, ...]:
    with damage_refused():
        root = _xml(archive, "xl/workbook.xml")
        targets = {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in _xml(archive, "xl/_rels/workbook.xml.rels")
            if relation.get("TargetMode") != "External"
        }
        namespace = root.tag.partition("}")[0] + "}"
        listed = root.find(f"{namespace}sheets")
        entries = []
        for sheet in listed if listed is not None else ():
            relation = next((value for key, value in sheet.items() if key.endswith("}id")), sheet.get(_RELATED, ""))
            target = targets.get(relation, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if "worksheets" in part:
                entries.append(SheetEntry(sheet.get("name", ""), part, sheet.get("state", "visible") == "visible"))
        return tuple(entries)


def _legacy_fonts(archive: ZipFile) -> dict[int, str]:
    """Name the fonts of before Unicode by the number of the cell style that uses them."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    with damage_refused():
        root = _xml(archive, "xl/styles.xml")
    fonts = [_name_of_font(font) for font in root.findall(f"{_MAIN}fonts/{_MAIN}font")]
    styles = root.findall(f"{_MAIN}cellXfs/{_MAIN}xf")
    named = {
        number: fonts[int(style.get("fontId", "0"))]
        for number, style in enumerate(styles)
        if style.get("fontId", "0").isdecimal() and int(style.get("fontId", "0")) < len(fonts)
    }
    return {number: name for number, name in named.items() if name.lower().startswith(_LEGACY_FONTS)}


def _name_of_font(font: Element) -> str:
    named = font.find(f"{_MAIN}name")
    return named.get("val", "") if named is not None else ""


def _xml(archive: ZipFile, part: str) -> Element:
    with archive.open(part) as stream:
        content = stream.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise FileRefused("workbook_damaged", reason=part)
    root: Element = fromstring(content, forbid_dtd=True)
    return root
