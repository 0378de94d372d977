"""Say what a line of printed figures is: a number, a bound, a part of a whole, and in which way another fits it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chibo.kernel.texts import fold


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
