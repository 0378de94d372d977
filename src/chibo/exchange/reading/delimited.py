"""Read CSV: find its encoding and its separator, and hand out its rows."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.peeking import Look
from chibo.exchange.reading.remarks import visible
from chibo.exchange.reading.workbooks import Grid
from chibo.kernel.texts import LegacyEncoding, from_tcvn3, from_vni, legacy_encoding, nfc

_SEPARATORS = ";,\t"
_DIRECTIVE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE_LINES = 20
_LOOSE_TONES = re.compile("[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding it was converted from where that is not UTF-8."""

    text: str
    converted_from: str = ""


def read_delimited(path: Path, limits: Limits, *, repair: bool) -> tuple[Grid, str]:
    """Give the file as a sheet, and the encoding it was converted from; raise `FileRefused` where it is not CSV."""
    decoded = _decoded(path.read_bytes(), repair=repair)
    separator = _separator_of(decoded.text)
    rows = list(_rows(decoded.text, separator, limits))
    grid = Grid(visible(path.stem), iter(rows), len(rows), 1, (), Look(), cells_are_typed=False, separator=separator)
    return grid, decoded.converted_from


def _decoded(content: bytes, *, repair: bool) -> Decoded:
    for bom, name in _BOMS:
        if content.startswith(bom):
            raise FileRefused("csv_encoding_unknown", line=1, encoding=name)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(content.decode("utf-16"), "UTF-16")
        except UnicodeDecodeError as error:
            raise FileRefused("csv_encoding_unknown", line=1) from error
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _decoded_from_legacy(content, error, repair=repair)


def _decoded_from_legacy(content: bytes, error: UnicodeDecodeError, *, repair: bool) -> Decoded:
    """Read text of before Unicode where it can be told which; only when asked to."""
    line = content.count(b"\n", 0, error.start) + 1
    for name, text in _legacy_readings(content):
        if repair:
            return Decoded(text, name)
        offered = next((part for part in text.splitlines() if not part.isascii()), "")[:80]
        raise FileRefused("csv_not_utf8", encoding=name, offered=offered)
    raise FileRefused("csv_encoding_unknown", line=line) from error


def _legacy_readings(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    if _LOOSE_TONES.search(text):
        yield "Windows-1258", nfc(text)
    latin = content.decode("latin-1")
    words = " ".join(word for word in latin.split()[:5000] if not word.isascii())
    match legacy_encoding(words):
        case LegacyEncoding.TCVN3:
            yield "TCVN3 (.VnTime)", from_tcvn3(latin)
        case LegacyEncoding.VNI:
            yield "VNI", from_vni(latin)
        case None:
            return


def _separator_of(text: str) -> str:
    """Find the separator that the first lines agree upon, quoted parts aside."""
    if directive := _DIRECTIVE.match(text[:10]):
        return directive[1]
    lines = re.sub(r'"[^"]*"', "", text[:65_536]).splitlines()[:_SAMPLE_LINES]
    signs = {
        sign: (sum(sign in line for line in lines), sum(line.count(sign) for line in lines)) for sign in _SEPARATORS
    }
    sign = max(_SEPARATORS, key=lambda sign: signs[sign])
    return sign if any(signs[sign]) else ";"


def _rows(text: str, separator: str, limits: Limits) -> Iterator[list[str]]:
    csv.field_size_limit(limits.letters)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if number > limits.rows + limits.header_rows:
                raise FileRefused("sheet_too_many_rows", count=number, most=limits.rows)
            if len(row) > limits.columns and any(row[limits.columns :]):
                raise FileRefused("sheet_too_many_columns", count=len(row), most=limits.columns)
            yield [] if number == 1 and _DIRECTIVE.match(text[:10]) else row
    except csv.Error as error:
        raise FileRefused("csv_not_a_table", line=reader.line_num, reason=str(error)) from error
