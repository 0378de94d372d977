"""Hold what stands around every page of a signed-in person."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the menu; `key` is what a page names to be marked as current."""

    key: str
    label: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class NavGroup:
    """The entries of one part of the work, under its name."""

    label: str
    items: Sequence[NavItem]


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit the person may work in, and the address that switches to it."""

    label: str
    role: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The menu, the units of one's grants, the search, the person, and whether they may read history."""

    person: str
    role: str
    home: str
    search: str
    groups: Sequence[NavGroup]
    units: Sequence[UnitChoice]
    reads_history: bool = False
