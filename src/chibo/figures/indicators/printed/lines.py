"""Read a file of printed figures: which lines it has, and what each prints: a number, a bound, a part of a whole."""

import csv
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chibo.figures.indicators import faults as say
from chibo.figures.indicators.faults import DefinitionsRefused, Fault, shown
from chibo.kernel.errors import RuleBroken
from chibo.kernel.texts import fold, nfc
from chibo.kernel.wording import Wording, gettext_noop

NEEDED = ("article", "figure", "value", "unit_vi", "as_of", "scope", "kind", "code")
OPTIONAL = ("meaning_en", "formula", "consistency", "where")
LARGEST_FILE = 4 * 1024 * 1024
MOST_LINES = 5_000
LONGEST_CELL = 2_000


class FileRefused(RuleBroken):
    """The file cannot be read as printed figures."""

    def __init__(self, text: Wording, **content: object) -> None:
        super().__init__("printed_figures_refused", text, content)


_NOT_TEXT = gettext_noop("The file is no text in UTF-8 with columns: %(trouble)s. Save it as TSV or CSV UTF-8.")
_NO_COLUMN = gettext_noop("The file has no column %(missing)s. Its first line names them: %(known)s.")
_TOO_MUCH = gettext_noop("The file is larger than %(most)s. Divide it.")


class Bound(StrEnum):
    """How a printed number bounds what it speaks of."""

    EXACT = "exact"
    MORE = "more"
    AT_LEAST = "at_least"
    LESS = "less"
    AT_MOST = "at_most"
    ABOUT = "about"


# The word decides, wherever it stands before the number; longer ones first.
_BOUNDS = (
    ("it nhat", Bound.AT_LEAST), ("nhieu nhat", Bound.AT_MOST), ("tro len", Bound.AT_LEAST),
    ("tro xuong", Bound.AT_MOST), ("tren", Bound.MORE), ("hon", Bound.MORE), ("gan", Bound.LESS), ("duoi", Bound.LESS),
    ("khoang", Bound.ABOUT),
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line: where it stands, what is printed, what it speaks of, and its number (None: none printed)."""

    number: int
    article: str
    figure: str
    unit: str
    meaning: str
    as_of: str
    scope: str
    kind: str
    code: str
    formula: str
    where: str
    value: Fraction | None
    bound: Bound
    decimals: int

    @property
    def is_share(self) -> bool:
        """Tell whether a per cent is printed."""
        return "%" in self.figure or self.unit.startswith("%")

    @property
    def is_denominator(self) -> bool:
        """Tell whether it is the lower number of a fraction, such as 1.270 of 161/1.270."""
        parts = re.findall(r"[\d.]+", self.figure)
        is_second = len(parts) == 2 and "/" in self.figure and _plain(parts[1]) == self.value != _plain(parts[0])
        return "mau so" in fold(self.unit) or is_second


def lines_in(content: bytes) -> tuple[PrintedLine, ...]:
    """Read the lines of a TSV or CSV file; raises `FileRefused`, `DefinitionsRefused` with the lines at fault."""
    if len(content) > LARGEST_FILE:
        raise FileRefused(_TOO_MUCH, most=LARGEST_FILE)
    try:
        text = content.decode("utf-8-sig")
        first = text.split("\n", 1)[0]
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
        rows = list(table)
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise FileRefused(_NOT_TEXT, trouble=shown(str(trouble))) from trouble
    missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
    if missing:
        raise FileRefused(_NO_COLUMN, missing=", ".join(missing), known=", ".join((*NEEDED, *OPTIONAL)))
    if len(rows) > MOST_LINES:
        raise FileRefused(_TOO_MUCH, most=MOST_LINES)
    faults = [fault for number, row in enumerate(rows, start=2) for fault in _faults(number, row)]
    if faults:
        raise DefinitionsRefused(faults)
    return tuple(_line(number, row) for number, row in enumerate(rows, start=2))


def _faults(number: int, row: dict[str, str | None]) -> list[Fault]:
    found = []
    for column in (*NEEDED, *OPTIONAL):
        cell = row.get(column)
        if column in NEEDED and cell is None:
            found.append(Fault(f"line {number}", say.NEEDED, {"key": column, "example": f"{column}"}))
        elif cell and len(cell) > LONGEST_CELL:
            content = {"value": len(cell), "most": LONGEST_CELL}
            found.append(Fault(f"line {number}, {column}", say.TEXT_TOO_LONG, content))
    return found


def _line(number: int, row: dict[str, str | None]) -> PrintedLine:
    cell = {column: nfc(row.get(column) or "").strip() for column in (*NEEDED, *OPTIONAL)}
    text = cell["value"]
    value = Fraction(text) if _NUMBER.fullmatch(text) else None
    printed = re.search(r"\d+,(\d+)", cell["figure"])
    return PrintedLine(
        number, cell["article"], cell["figure"], cell["unit_vi"], cell["meaning_en"], cell["as_of"], cell["scope"],
        cell["kind"], cell["code"], cell["formula"], cell["where"], value,
        bound_of(cell["figure"]), len(printed[1]) if printed else 0,
    )  # fmt: skip


def bound_of(figure: str) -> Bound:
    """Tell which bound the words of a printed figure make it."""
    words = f" {fold(figure)} "
    return next((bound for word, bound in _BOUNDS if re.search(rf"\W{word}\W", words)), Bound.EXACT)


def _plain(text: str) -> Fraction:
    digits = text.replace(".", "")
    return Fraction(digits) if digits.isascii() and digits.isdigit() else Fraction(-1)


class Fit(StrEnum):
    """In which way a number is what was printed."""

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    BOUND = "bound"


def fit_of(line: PrintedLine, found: Fraction) -> Fit | None:
    """In which way is the number found what the line prints? None where it is not."""
    printed = line.value
    if printed is None:
        return None
    if line.bound is not Bound.EXACT:
        tenth = printed / 10
        holds = {
            Bound.MORE: found > printed,
            Bound.AT_LEAST: found >= printed,
            Bound.LESS: printed - tenth <= found < printed,
            Bound.AT_MOST: found <= printed,
            Bound.ABOUT: abs(found - printed) <= tenth,
        }
        return Fit.BOUND if holds[line.bound] else None
    if found == printed:
        return Fit.EXACT
    if not (line.is_share or line.decimals):
        return None
    scale = 10**line.decimals
    if Fraction((2 * found * scale + 1) // 2, scale) == printed:
        return Fit.ROUNDED
    return Fit.TRUNCATED if Fraction(found * scale // 1, scale) == printed else None
