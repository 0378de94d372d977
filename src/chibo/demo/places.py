"""The real communes of a province as they were before 1/7/2025 (official codes and names)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chibo.demo.province import Province


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


def communes(province: Province) -> tuple[Commune, ...]:
    """Return the communes of a province in the order of their codes."""
    return _communes_in(province.folder / "communes.csv")


@cache
def _communes_in(file: Path) -> tuple[Commune, ...]:
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(Commune(**row) for row in csv.DictReader(lines))
