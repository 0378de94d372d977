"""What one demo province differs in from another: everything the generator is told before it makes anything up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chibo.demo.allotment import Allotment

type Span = tuple[int, int]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Who enters in a span: admissions in the province, those of them told apart, arrivals from other provinces."""

    span: Span
    admitted: int
    apart: int
    arrived: int
    repeats: int | None = None
    """The year whose admissions of the committee told apart come again day by day."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """How many leave in a span."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Quotas:
    """How many secretaries of the day of the count are what: women, Kinh, heads of their agency, village or Front."""

    women: int
    kinh: int
    agency_heads: int
    village_heads: int
    front_heads: int


@dataclass(frozen=True, slots=True)
class Draws:
    """Between which sizes the cells of offices are drawn, and what the cells that share the rest have at least."""

    base_cell: tuple[int, int]
    committee_cell: tuple[int, int]
    of_communes: Mapping[str, tuple[int, int]]
    """Cells of a commune's offices, by setting."""
    least_village: int
    least_office: int


@dataclass(frozen=True, slots=True)
class LastBook:
    """The book of the last year, recorded before the year is over."""

    year: int
    recorded: tuple[int, int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Province:
    """One province to be told, from the opening to its closing; solved from the day of the count."""

    key: str
    name: str
    code: str
    seed: str
    count: int
    """The day from which everything is solved: most published figures are of it."""
    closing: int
    """The last day; nothing is dated later."""
    folder: Path
    """Where its `communes.csv` and `targets.csv` stand."""
    allotments: tuple[Allotment, ...]
    by_remainder: frozenset[str]
    """Committees whose office cells share what is left over, instead of being drawn."""
    draws: Draws
    peoples: Mapping[str, Mapping[str, float]]
    """Shares of the peoples, by superior committee."""
    village_names: Callable[[], list[str]]
    quotas: Quotas
    intakes: tuple[Intake, ...]
    apart: str
    """The superior committee whose admissions are told apart; none where it is empty."""
    leavings: tuple[Leaving, ...]
    """Up to the day of the count."""
    later_leavings: tuple[Leaving, ...]
    undisturbed: str
    """Code of the superior committee in which nothing is written wrong."""
    last_book: LastBook
    abbreviation: str
    """What the numbers of its sheets end in."""
    personal_code: str
    """What its personal identity numbers begin with."""
    identity_card_code: str
    elsewhere: tuple[str, ...]
    """Where members come from and go to."""

    @property
    def root(self) -> str:
        """Give the code of the provincial committee."""
        return f"{self.code}.000.000.000.000"

    @property
    def seat(self) -> str:
        """Name the provincial committee as an issuer."""
        return f"Tỉnh ủy {self.name}"

    def superior(self, code: str) -> str:
        """Give the code of an affiliated committee."""
        return f"{self.code}.{code}.000.000.000"
