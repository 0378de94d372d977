"""Look into a sheet's XML for what the values alone do not tell: hidden rows, errors, formulas without a value, fonts.

The look is made before the values are read and in small pieces, so that a sheet that reaches too far is refused
before memory is taken for it. A file that hides from the look still meets the limits of the process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an error's class

from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.limits import Limits

_PIECE = 1024 * 1024
_LONGEST_ROW = 8 * _PIECE
_SEEN_AT_MOST = 10_000
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet[\s>]")
_EMPTY_TEXT = re.compile(rb"""\bt=["']str["'][^>]*>.*<(?:\w+:)?v""", re.DOTALL)
_TRUE = {b"1", b"true"}


@dataclass(slots=True)
class Look:
    """What was seen of one sheet. Cells are (row, column), both counted from 1; columns are spans of such."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    without_value: set[tuple[int, int]] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)

    def is_hidden(self, column: int) -> bool:
        """Tell whether the column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def look_into_sheet(archive: ZipFile, part: str, fonts: dict[int, str], limits: Limits) -> Look:
    """Read the sheet's XML once; raise `FileRefused` where it reaches too far or declares entities.

    `fonts` names the font of each cell style that uses one of before Unicode.
    """
    look = Look()
    patterns: _Patterns | None = None
    for piece in _pieces(archive, part, limits):
        if patterns is None:
            patterns = _Patterns(_prefix_of(piece), limits, fonts)
            look.hidden_columns = _hidden_columns(piece)
        patterns.search(piece, look)
    return look


def letters_of(column: int) -> str:
    """Give the letters over a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(letters: bytes) -> int:
    """Count the column with these letters, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _pieces(archive: ZipFile, part: str, limits: Limits) -> Iterator[bytes]:
    """Give the XML in pieces that end where a row ends."""
    read, rest = 0, b""
    try:
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                read += len(piece)
                if read > limits.unpacked_bytes or len(rest) > _LONGEST_ROW:
                    most = limits.unpacked_bytes // _PIECE
                    raise FileRefused("workbook_unpacks_too_large", size=-(-read // _PIECE), most=most)
                if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                    raise FileRefused("workbook_declares_entities")
                piece = rest + piece
                cut = piece.rfind(b"row>") + 4
                if cut > 4:
                    yield piece[:cut]
                    rest = piece[cut:]
                else:
                    rest = piece
    except (BadZipFile, ZlibError, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise FileRefused("workbook_damaged", reason=str(error)) from error
    yield rest


def _prefix_of(head: bytes) -> bytes:
    root = _ROOT.search(head[:_PIECE])
    if root is None:
        raise FileRefused("workbook_damaged", reason="worksheet")
    return root[1]


def _hidden_columns(head: bytes) -> list[tuple[int, int]]:
    spans = []
    for found in _COLUMN.finditer(head):
        attributes = dict(_ATTRIBUTE.findall(found[0]))
        if attributes.get(b"hidden") in _TRUE or attributes.get(b"width") in {b"0", b"0.0"}:
            spans.append((int(attributes.get(b"min", b"0")), int(attributes.get(b"max", b"0"))))
    return spans


class _Patterns:
    """The things looked for, spelt with the prefix that this sheet gives its names."""

    def __init__(self, prefix: bytes, limits: Limits, fonts: dict[int, str]) -> None:
        self.limits = limits
        self.fonts = fonts
        p = re.escape(prefix)
        too_far = _columns_beyond(limits.columns)
        self.row = re.compile(rb"<" + p + rb"row\s[^>]*>")
        self.row_number = re.compile(rb"<" + p + rb"""row\s(?:[^>]*?\s)?r=["'](\d+)""")
        self.cell_too_far = re.compile(rb"<" + p + rb"""c r=["'](""" + too_far + rb""")\d+["'][^>]*(?<!/)>""")
        self.formula_sign = b"<" + prefix + b"f"
        self.formula = re.compile(
            rb"<" + p + rb"c\s([^>]*)>\s*<" + p + rb"f(?:\s[^>]*)?(?:/>|>[^<]*</" + p + rb"f>)\s*"
            rb"(?:</" + p + rb"c>|<" + p + rb"v\s*/>|<" + p + rb"v>\s*</" + p + rb"v>)"
        )
        self.error = re.compile(
            rb"<" + p + rb"""c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</""" + p + rb"c>).)*?<" + p + rb"v>([^<]*)<", re.DOTALL
        )
        self.filled_row = re.compile(
            rb"<" + p + rb"""row\s(?:[^>]*?\s)?r=["'](\d+)[^>]*>(?=[^>]*[^/]>)\s*<""" + p + rb"c"
        )
        styles = b"|".join(str(style).encode() for style in fonts)
        self.styled = re.compile(rb"<" + p + rb"""c\s([^>]*\bs=["'](""" + styles + rb""")["'][^>]*(?<!/))>""")

    def search(self, piece: bytes, look: Look) -> None:
        """Add to the look what this piece shows."""
        self._check_reach(piece)
        if b"hidden" in piece or b'ht="0"' in piece:
            self._note_hidden_rows(piece, look)
        if self.formula_sign in piece:
            self._note_formulas(piece, look)
        if b't="e"' in piece or b"t='e'" in piece:
            for found in self.error.finditer(piece):
                if place := _place(found[1]):
                    look.errors[place] = found[2].decode("ascii", "replace")[:20]
        if self.fonts:
            for found in self.styled.finditer(piece):
                if place := _place(found[1]):
                    look.fonts[place] = self.fonts[int(found[2])]

    def _note_formulas(self, piece: bytes, look: Look) -> None:
        """Note the formulas without a value; one that was calculated to an empty text has one."""
        for found in self.formula.finditer(piece):
            if not _EMPTY_TEXT.search(found[0]) and (place := _place(found[1])):
                look.without_value.add(place)

    def _check_reach(self, piece: bytes) -> None:
        if found := self.cell_too_far.search(piece):
            raise FileRefused("sheet_too_many_columns", count=found[1].decode(), most=self.limits.columns)
        last = max((int(number) for number in self.row_number.findall(piece)), default=0)
        if last > self.limits.rows + self.limits.header_rows:
            filled = max((int(number) for number in self.filled_row.findall(piece)), default=0)
            if filled > self.limits.rows + self.limits.header_rows:
                raise FileRefused("sheet_too_many_rows", count=filled, most=self.limits.rows)

    def _note_hidden_rows(self, piece: bytes, look: Look) -> None:
        for found in self.row.finditer(piece):
            if b"hidden" in found[0] or b'ht="0"' in found[0]:
                attributes = dict(_ATTRIBUTE.findall(found[0]))
                hidden = attributes.get(b"hidden") in _TRUE or attributes.get(b"ht") in {b"0", b"0.0"}
                if hidden and len(look.hidden_rows) < _SEEN_AT_MOST:
                    look.hidden_rows.append(int(attributes.get(b"r", b"0")))


def _place(attributes: bytes) -> tuple[int, int] | None:
    reference = dict(_ATTRIBUTE.findall(attributes)).get(b"r", b"")
    found = re.fullmatch(rb"([A-Z]{1,3})(\d{1,7})", reference)
    return (int(found[2]), number_of(found[1])) if found else None


def _columns_beyond(most: int) -> bytes:
    """Spell, as a pattern, the letters of every column beyond the last that is read, which has two letters."""
    first, second = letters_of(most).encode()
    beyond = [rb"[A-Z]{3}"]
    if second < ord("Z"):
        beyond.append(bytes([first]) + b"[" + bytes([second + 1]) + b"-Z]")
    if first < ord("Z"):
        beyond.append(b"[" + bytes([first + 1]) + b"-Z][A-Z]")
    return b"|".join(beyond)
