"""Hold what the parts of a page show."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts: its label, its value as text or lines, and where it leads."""

    label: str
    value: object
    address: str = ""
    note: str = ""

    @property
    def lines(self) -> Sequence[object]:
        """Give the value as lines; an absent value has none."""
        if self.value is None or self.value == "":
            return ()
        return self.value if isinstance(self.value, (list, tuple)) else (self.value,)


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure: what is counted, how many, and of how many."""

    label: str
    value: object
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several views of the same thing, each with an address of its own."""

    label: str
    address: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated event of a timeline: `day` as the register knows it, what happened, and on what basis."""

    day: object
    title: str
    text: str = ""
    basis: str = ""
    address: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter offers."""

    value: str
    label: str
