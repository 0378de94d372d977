"""The real communes of province 06 as they were before 1/7/2025 (official codes and names)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune, ward or township: its official code and name and the code of its district."""

    code: str
    district: str
    type: str
    name: str

    @property
    def kind(self) -> str:
        """Return the kind of the unit that leads it."""
        return {"xã": "commune", "phường": "ward", "thị trấn": "township"}[self.type]


@cache
def communes() -> tuple[Commune, ...]:
    """Return the 108 communes in the order of their codes."""
    with Path(__file__).with_name("communes.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Commune(**row) for row in csv.DictReader(lines))
