"""Tell what a file is by its content, whatever its name says, and refuse what must not even be unpacked."""

from enum import Enum
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.limits import MEBIBYTE, Limits
from chibo.kernel.wording import Wording, gettext_noop

_HEAD_BYTES = 4096
_SMALL_PART = MEBIBYTE
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLSX_MAIN = b"spreadsheetml.sheet.main+xml"

_OTHERS: tuple[tuple[bytes, Wording], ...] = (
    (b"%PDF", gettext_noop("a PDF document")),
    (b"{\\rtf", gettext_noop("an RTF document")),
    (b"\x89PNG", gettext_noop("a picture")),
    (b"\xff\xd8\xff", gettext_noop("a picture")),
    (b"GIF8", gettext_noop("a picture")),
    (b"Rar!", gettext_noop("a packed archive")),
    (b"7z\xbc\xaf", gettext_noop("a packed archive")),
    (b"\x1f\x8b", gettext_noop("a packed archive")),
    (b"SQLite format 3", gettext_noop("a database")),
)
_A_PAGE = gettext_noop("a web page")
_AN_XML = gettext_noop("an XML file")
_AN_ARCHIVE = gettext_noop("a packed archive")
_A_DOCUMENT = gettext_noop("a document of Word or PowerPoint")
_AN_OLD_DOCUMENT = gettext_noop("an old document of Office")


class FileKind(Enum):
    """The two kinds of file that are read."""

    XLSX = "xlsx"
    CSV = "csv"


def kind_of_file(path: Path, limits: Limits) -> FileKind:
    """Say which kind the file is; raise `FileRefused` where it is neither, too large, or dangerous to unpack."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise FileRefused("file_not_found", reason=error.strerror or str(error)) from error
    if size == 0:
        raise FileRefused("file_empty")
    if size > limits.packed_bytes:
        most = limits.packed_bytes // MEBIBYTE
        raise FileRefused("file_too_large", size=-(-size // MEBIBYTE), most=most)
    if head.startswith(b"PK"):
        _check_workbook(path, limits)
        return FileKind.XLSX
    if head.startswith(_CFB):
        raise _old_office(path)
    _refuse_other_kinds(head)
    return FileKind.CSV


def _refuse_other_kinds(head: bytes) -> None:
    for sign, what in _OTHERS:
        if head.startswith(sign):
            raise FileRefused("file_is_other", what=what)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise FileRefused("file_is_other", what=_A_PAGE)
    if start.startswith(b"<?xml"):
        raise FileRefused("file_is_other", what=_A_PAGE if b"<html" in head.lower() else _AN_XML)


def _old_office(path: Path) -> FileRefused:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FileRefused("file_is_encrypted")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return FileRefused("file_is_xls")
    return FileRefused("file_is_other", what=_AN_OLD_DOCUMENT)


def _check_workbook(path: Path, limits: Limits) -> None:
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            _check_sizes(entries, limits)
            _check_kind_of_archive(archive, {entry.filename for entry in entries})
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, UnicodeError) as error:
        raise FileRefused("workbook_damaged", reason=str(error) or type(error).__name__) from error


def _check_sizes(entries: list[ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise FileRefused("workbook_too_many_entries", count=len(entries), most=limits.entries)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes:
        most = limits.unpacked_bytes // MEBIBYTE
        raise FileRefused("workbook_unpacks_too_large", size=-(-unpacked // MEBIBYTE), most=most)
    for entry in entries:
        ratio = entry.file_size // max(entry.compress_size, 1)
        if ratio > limits.ratio and entry.file_size > _SMALL_PART:
            raise FileRefused("workbook_packed_too_tightly", ratio=ratio, most=limits.ratio)


def _check_kind_of_archive(archive: ZipFile, names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise FileRefused("file_is_xlsb")
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:200]:
        raise FileRefused("file_is_ods")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused("file_is_xlsm")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        office = any(name.startswith(("word/", "ppt/")) for name in names)
        raise FileRefused("file_is_other", what=_A_DOCUMENT if office else _AN_ARCHIVE)
    if any(entry.file_size > _SMALL_PART for entry in archive.infolist() if entry.filename == "[Content_Types].xml"):
        raise FileRefused("workbook_damaged", reason="[Content_Types].xml")
    kinds = archive.read("[Content_Types].xml")
    if b"macroEnabled" in kinds:
        raise FileRefused("file_is_xlsm")
    if _XLSX_MAIN not in kinds and b"template.main+xml" not in kinds:
        raise FileRefused("workbook_damaged", reason="[Content_Types].xml")
