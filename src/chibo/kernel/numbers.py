"""Write and read numbers as the reader of each language does: 37.336 and 24,5 % here, 37,336 and 24.5% in English."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

Number = int | Decimal | Fraction


class _Signs(NamedTuple):
    group: str
    decimal: str
    percent: str


_VIETNAMESE = _Signs(".", ",", "\u00a0%")
_ENGLISH = _Signs(",", ".", "%")


class NumberNotUnderstood(RuleBroken):
    """The text is not a number in the way of writing of its language."""

    def __init__(self, value: str, example: str) -> None:
        super().__init__(
            "number_not_understood",
            gettext_noop("“%(value)s” is not a number. Write it as %(example)s, with digits 0–9 only."),
            {"value": value[:80], "example": example},
        )


def format_number(value: Number, language: str = "vi", *, decimals: int = 0) -> str:
    """Write a number with its groups of thousands, rounded half up to so many decimals."""
    signs = _signs(language)
    written = f"{_rounded(value, decimals):,f}"
    return written.translate({ord(","): signs.group, ord("."): signs.decimal})


def format_percentage(share: Number, language: str = "vi", *, decimals: int = 1) -> str:
    """Write a share of one as a percentage: 0.245 becomes 24,5 %."""
    return format_number(Fraction(share) * 100, language, decimals=decimals) + _signs(language).percent


def parse_number(text: str, language: str = "vi") -> int | Decimal:
    """Read a number; groups must be whole thousands, so that 1.5 is not taken for 15. Raises `NumberNotUnderstood`."""
    signs = _signs(language)
    group, decimal = re.escape(signs.group), re.escape(signs.decimal)
    pattern = rf"[-−]?(?:[0-9]+|[0-9]{{1,3}}(?:{group}[0-9]{{3}})+)(?:{decimal}[0-9]+)?"
    plain = text.strip()
    if len(plain) > 80 or not re.fullmatch(pattern, plain):
        raise NumberNotUnderstood(text, format_number(Decimal("37336.5"), language, decimals=1))
    number = plain.replace("−", "-").replace(signs.group, "").replace(signs.decimal, ".")
    return Decimal(number) if "." in number else int(number)


def _signs(language: str) -> _Signs:
    return _VIETNAMESE if language.startswith("vi") else _ENGLISH


def _rounded(value: Number, decimals: int) -> Decimal:
    scaled = Fraction(value) * 10**decimals
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
