"""What a count gives: amounts, which are never rounded, and the lines they are told in."""

from dataclasses import dataclass
from fractions import Fraction

# A count: of whole things, or in the tree of another day with parts of them. Never rounded.
type Amount = int | Fraction


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a breakdown: the codes of its dimensions in the order asked for (None: not known), and its count.

    `shared` is the part of it that rests on shares. Of a number, `value` is what is told of it and `known` of how
    many it is known; where that is 0, the value says nothing.
    """

    keys: tuple[str | None, ...]
    value: Amount
    shared: Amount = 0
    known: Amount | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, which part of that rests on shares, how many are uncertain, and the lines."""

    total: Amount
    shared: Amount
    uncertain: Amount
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What is told of a number: of how many rows, how many of them uncertain, of how many it is known, its value."""

    keys: tuple[str | None, ...]
    total: Amount
    uncertain: Amount
    known: Amount
    value: Amount | None
    shared: Amount = 0
    rows: tuple[Row, ...] = ()


def whole(amount: Amount) -> Amount:
    """Give a whole number as such."""
    return amount.numerator if amount.denominator == 1 else amount


def in_per_cent(part: Amount, of: Amount) -> float | None:
    """Say what the part is of it in per cent; nothing is no part of nothing."""
    return float(Fraction(part) * 100 / Fraction(of)) if of else None
