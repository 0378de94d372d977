"""Hold what charts show: each amount with its words, as its table writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Amount:
    """One thing counted: what it is called, how much it is, and how that is written; with a second one to compare."""

    label: str
    value: float
    written: str
    other: float | None = None
    other_written: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a pyramid: those on the left and those on the right."""

    label: str
    left: float
    left_written: str
    right: float
    right_written: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a series: its day, what its period is called, and the amount by one or two readings."""

    on: date
    label: str
    value: float | None
    written: str
    other: float | None = None
    other_written: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit of a tree drawn as an area: how large it is, and the figure that colours it."""

    label: str
    size: float
    value: float
    written: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that a series marks, such as a reorganisation."""

    on: date
    label: str


type Amounts = Sequence[Amount]
