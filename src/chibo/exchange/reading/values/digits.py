"""Read numbers: those that name a person or a place by their digits, and those that count."""

import re
from collections.abc import Sequence
from typing import Any

from chibo.exchange.reading.values.marking import Marker
from chibo.exchange.reading.values.texts import ERRORS, ROUNDED_FROM
from chibo.kernel.sheets import Column
from chibo.kernel.texts import tidy

_NOTHING = frozenset({"", "-", "–", "—", "…", "..."})
_SEPARATORS = re.compile(r"[ .\-–]")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
_WHOLE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3})+")
_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class DigitsReader:
    """Reads the numbers of one column that name something; a damaged one is refused, never mended."""

    def __init__(self, column: Column) -> None:
        self.lengths = column.lengths

    def read(self, cells: Sequence[Any], marker: Marker) -> list[str]:
        """Give the digits alone."""
        lengths = self.lengths
        return [
            cell
            if type(cell) is str and (not cell or (cell.isascii() and cell.isdigit() and len(cell) in lengths))
            else self.digits(cell, index, marker)
            for index, cell in enumerate(cells)
        ]

    def digits(self, cell: Any, index: int, marker: Marker) -> str:
        """Read one cell that is not plainly right."""
        if isinstance(cell, float):
            whole = cell.is_integer() and abs(cell) < ROUNDED_FROM
            return (
                self.of_right_length(str(int(cell)), index, marker) if whole else marker.refuse(index, "number_damaged")
            )
        if not isinstance(cell, str):
            return marker.refuse(index, "not_digits")
        text = tidy(cell).removeprefix("'")
        if text in _NOTHING or text in ERRORS:
            return marker.refuse(index, "cell_error", error=text) if text in ERRORS else ""
        if _SCIENTIFIC.fullmatch(text):
            return marker.refuse(index, "number_damaged")
        return self.of_right_length(_SEPARATORS.sub("", text), index, marker)

    def of_right_length(self, digits: str, index: int, marker: Marker) -> str:
        """Take only digits, and only as many as belong there."""
        if not (digits.isascii() and digits.isdigit()):
            return marker.refuse(index, "not_digits")
        if self.lengths and len(digits) not in self.lengths:
            code = "zeros_lost" if len(digits) < max(self.lengths) else "digits_wrong"
            lengths = " / ".join(map(str, self.lengths))
            return marker.refuse(index, code, count=len(digits), lengths=lengths)
        return digits


class NumberReader:
    """Reads whole numbers; ordinals may be Roman."""

    def read(self, cells: Sequence[Any], marker: Marker) -> list[str]:
        """Give the numbers in digits."""
        return [cell if cell == "" else self.number(cell, index, marker) for index, cell in enumerate(cells)]

    def number(self, cell: Any, index: int, marker: Marker) -> str:
        """Read one cell."""
        if isinstance(cell, float) and cell.is_integer() and 0 <= cell < 1e9:
            return str(int(cell))
        if not isinstance(cell, str):
            return marker.refuse(index, "not_a_number")
        text = tidy(cell)
        if text in _NOTHING or text in ERRORS:
            return marker.refuse(index, "cell_error", error=text) if text in ERRORS else ""
        if _WHOLE.fullmatch(text):
            return str(int(text.replace(".", "")))
        return str(_of_roman(text)) if _ROMAN.fullmatch(text) else marker.refuse(index, "not_a_number")


def _of_roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
