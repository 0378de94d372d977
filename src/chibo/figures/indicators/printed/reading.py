"""Read a table of printed figures, as a file of text or as it was pasted: its headings, its rows, what is wrong."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from chibo.figures.indicators.faults import shown
from chibo.figures.indicators.printed.lines import PrintedLine, bound_of
from chibo.figures.indicators.sheets import PRINTED
from chibo.kernel.errors import RuleBroken
from chibo.kernel.inert_texts import unmarked
from chibo.kernel.numbers import parse_number
from chibo.kernel.texts import fold, nfc
from chibo.kernel.wording import Wording, gettext_noop, say

NEEDED_COLUMNS = ("article", "figure", "value", "unit_vi", "as_of", "scope", "kind", "code")
KNOWN = tuple(column.key for column in PRINTED.columns)
LARGEST_FILE = 4 * 1024 * 1024
MOST_LINES = 5_000
LONGEST_CELL = 2_000
_TOLD = 20


def _bare(heading: str) -> str:
    """Bring a heading to the form in which it is compared: tones, case and punctuation aside."""
    return re.sub(r"[^a-z0-9]+", " ", fold(heading[:100])).strip()


_HEADINGS = {_bare(heading): column.key for column in PRINTED.columns for heading in (column.key, *column.headings)}
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
# A number as papers write it, which the column of values may repeat.
_AS_PRINTED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3}){1,9}(?:,[0-9]{1,30})?|-?[0-9]{1,30},[0-9]{1,30}")
_LONGEST_NUMBER = 30
_DAY = re.compile(r"\b([0-3]?[0-9])/([01]?[0-9])/((?:19|20)[0-9]{2})\b", re.ASCII)


class FileRefused(RuleBroken):
    """The table cannot be read as printed figures."""

    def __init__(self, text: Wording, **content: object) -> None:
        super().__init__("printed_figures_refused", text, content)


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in a line: its number, the column, and a text with the value and the remedy."""

    line: int
    column: str
    text: Wording
    content: dict[str, object] = field(default_factory=dict)

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say it with its place, in the language of `translate`."""
        place = say(_IN_COLUMN if self.column else _IN_LINE, {"line": self.line, "column": self.column}, translate)
        return f"{place}: {say(self.text, self.content, translate)}"


class LinesRefused(RuleBroken):
    """Some lines cannot be read, for these faults; none was checked."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        self.faults = tuple(faults)
        told = "".join(f"\n  {fault.said()}" for fault in self.faults[:_TOLD])
        super().__init__("printed_lines_refused", _REFUSED, {"count": len(self.faults), "faults": told})

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say the faults, each in the language too."""
        told = "".join(f"\n  {fault.said(translate)}" for fault in self.faults[:_TOLD])
        return say(_REFUSED, {"count": len(self.faults), "faults": told}, translate)


_IN_LINE = gettext_noop("line %(line)s")
_IN_COLUMN = gettext_noop("line %(line)s, column %(column)s")
_REFUSED = gettext_noop("Nothing was checked, for %(count)s fault(s): %(faults)s")
_NOT_TEXT = gettext_noop("The file is no text in UTF-8 with columns: %(trouble)s. Save it as TSV or CSV UTF-8.")
_NO_COLUMN = gettext_noop("The file has no column %(missing)s. Its first line names them: %(known)s.")
_TWO_COLUMNS = gettext_noop("Two columns are headed %(column)s. Leave one of them.")
_TOO_LARGE = gettext_noop("The table is larger than %(most)s bytes. Divide it.")
_TOO_MANY = gettext_noop(
    "There are %(count)s lines, and %(most)s at most are checked at once. Divide them; `chibo figures check FILE` "
    "takes %(file_most)s."
)
_NO_LINE = gettext_noop("Under the headings there is no line. Write one figure a line.")
_CELL_MISSING = gettext_noop("the line ends before it. Fill it in, or leave it empty between its signs.")
_CELL_TOO_LONG = gettext_noop("“%(value)s” has %(count)s characters, more than %(most)s. Say it shorter.")
_CELL_TOO_MANY = gettext_noop(
    "“%(value)s” stands beyond the last heading. Put it under one, or put a text with such a sign in quotes."
)
_NOT_THE_FIGURE = gettext_noop(
    "“%(value)s” can be read in two ways, and the printed figure “%(figure)s” does not say which. Write it as 37336 or "
    "24.5."
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known column stands, and the headings as they were written."""

    places: dict[str, int]
    headings: tuple[str, ...]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """Give the cells of a row by their columns; empty where the table has none."""
        found = {key: unmarked(nfc(row[place]).strip()) for key, place in self.places.items() if place < len(row)}
        return {key: found.get(key, "") for key in KNOWN}

    def heading(self, key: str) -> str:
        """Give the heading of a column as it was written."""
        return shown(self.headings[self.places[key]].strip())


def lines_in(content: bytes, *, most: int = MOST_LINES) -> tuple[PrintedLine, ...]:
    """Read the lines of a TSV or CSV file; raises `FileRefused`, `LinesRefused` with the lines at fault.

    The columns are told by the first line, in whatever order: by their keys or by the headings that offices give them.
    Empty lines are passed over, and counted. Refuses more than `most`.
    """
    if len(content) > LARGEST_FILE:
        raise FileRefused(_TOO_LARGE, most=LARGEST_FILE)
    try:
        rows = list(_rows(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise FileRefused(_NOT_TEXT, trouble=shown(str(trouble))) from trouble
    columns = _columns(rows[0] if rows else [])
    numbered = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    if not numbered:
        raise FileRefused(_NO_LINE)
    if len(numbered) > most:
        raise FileRefused(_TOO_MANY, count=len(numbered), most=most, file_most=MOST_LINES)
    if faults := [fault for number, row in numbered for fault in _faults(number, row, columns)]:
        raise LinesRefused(faults)
    return tuple(_line(number, columns.cells(row)) for number, row in numbered)


def _rows(text: str) -> Iterator[list[str]]:
    """Give the rows; the first line shows by which sign they are divided."""
    first = text.split("\n", 1)[0]
    sign = next((sign for sign in "\t;" if sign in first), ",")
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def _columns(headings: Sequence[str]) -> Columns:
    """Tell what the headings mean; those that say nothing are passed over."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = _HEADINGS.get(_bare(heading), "")
        if key in places:
            raise FileRefused(_TWO_COLUMNS, column=key)
        if key:
            places[key] = place
    if missing := [column for column in NEEDED_COLUMNS if column not in places]:
        raise FileRefused(_NO_COLUMN, missing=_named(missing), known=_named(KNOWN))
    return Columns(places, tuple(headings))


def _named(keys: Sequence[str]) -> str:
    """Name columns by their keys, each with the heading that offices give it."""
    return ", ".join(f"{key} ({PRINTED.column(key).headings[0]})" for key in keys)


def _faults(number: int, row: Sequence[str], columns: Columns) -> Iterator[LineFault]:
    """Name what is wrong with a line, each by its column."""
    for key, place in columns.places.items():
        if key in NEEDED_COLUMNS and place >= len(row):
            yield LineFault(number, columns.heading(key), _CELL_MISSING)
        elif place < len(row) and len(row[place]) > LONGEST_CELL:
            content = {"value": shown(row[place]), "count": len(row[place]), "most": LONGEST_CELL}
            yield LineFault(number, columns.heading(key), _CELL_TOO_LONG, content)
    if beyond := [cell for cell in row[len(columns.headings) :] if cell.strip()]:
        yield LineFault(number, "", _CELL_TOO_MANY, {"value": shown(beyond[0])})
    cells = columns.cells(row)
    value, figure = cells["value"], cells["figure"]
    if len(value) > _LONGEST_NUMBER and re.fullmatch(r"[-0-9.,]+", value):
        content = {"value": shown(value), "count": len(value), "most": _LONGEST_NUMBER}
        yield LineFault(number, columns.heading("value"), _CELL_TOO_LONG, content)
    elif _AS_PRINTED.fullmatch(value) and value not in figure and value.replace(".", ",") not in figure:
        content = {"value": shown(value), "figure": shown(figure)}
        yield LineFault(number, columns.heading("value"), _NOT_THE_FIGURE, content)


def _line(number: int, cell: dict[str, str]) -> PrintedLine:
    printed = re.search(r"[0-9]+,([0-9]+)", cell["figure"])
    return PrintedLine(
        number, cell["article"], cell["figure"], cell["unit_vi"], cell["meaning_en"],
        _DAY.sub(_iso, cell["as_of"]), cell["scope"], cell["kind"], cell["code"], cell["formula"], cell["where"],
        _value(cell["value"], cell["figure"]), bound_of(cell["figure"]), len(printed[1]) if printed else 0,
    )  # fmt: skip


def _value(text: str, figure: str) -> Fraction | None:
    """Read the number, as programs write it or, where the printed figure has it so, as papers do; None for a word."""
    if _AS_PRINTED.fullmatch(text) and text in figure:
        return Fraction(parse_number(text))
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def _iso(day: re.Match[str]) -> str:
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
