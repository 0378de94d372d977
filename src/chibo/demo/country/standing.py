"""The units of the eve as the reform needs them, found by the official codes of the places they lead.

A unit's code says where it stands: province, district, the number of the commune among those of its district.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import connection

from chibo.demo.country.official import Place

DISTRICT_KINDS = frozenset({"rural_district", "urban_district", "town", "provincial_city"})
BLOC_KINDS = ("bloc_agencies_enterprises", "bloc_agencies")
OTHER_BODY_KINDS = ("province_military", "province_police", "province_border_guard")

_STANDING = Path(__file__).with_name("sql") / "standing.sql"


@dataclass(frozen=True, slots=True)
class StandingUnit:
    """One unit on the eve."""

    id: int
    code: str
    name: str
    parent: int | None
    kind: str
    base_unit_kind: str = ""


@dataclass(slots=True)
class Standing:
    """The units of the eve, by code, and below each unit those under it in order of their codes."""

    by_code: dict[str, StandingUnit] = field(default_factory=dict)
    below: dict[int, list[StandingUnit]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, units: Iterable[StandingUnit]) -> "Standing":
        """Take the units up."""
        standing = cls()
        for unit in sorted(units, key=lambda one: one.code):
            standing.by_code[unit.code] = unit
            if unit.parent is not None:
                standing.below[unit.parent].append(unit)
        return standing

    def province(self, code: str) -> StandingUnit | None:
        """Find the unit of a province."""
        return self.by_code.get(f"{code}.000.000.000.000")

    def districts(self, province: str) -> list[StandingUnit]:
        """Give the units of the districts of a province."""
        return [unit for unit in self._directly_under(province) if unit.kind in DISTRICT_KINDS]

    def body(self, province: str, *kinds: str) -> StandingUnit | None:
        """Find the province's own body of that kind."""
        return next((unit for unit in self._directly_under(province) if unit.kind in kinds), None)

    def _directly_under(self, province: str) -> list[StandingUnit]:
        unit = self.province(province)
        return self.below[unit.id] if unit else []


def standing_on(on: date) -> Standing:
    """Read the units that live on the day and bear a code."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.read_text(encoding="utf-8"), {"on": on})
        return Standing.of(StandingUnit(*row) for row in cursor.fetchall())


def codes_of_communes(places: Mapping[str, Place]) -> dict[str, str]:
    """Give the code of the unit that leads each commune: its number is its place among those of its district."""
    counted: dict[str, int] = defaultdict(int)
    codes = {}
    for code in sorted(code for code, place in places.items() if place.level == "commune"):
        district = places[code].parent
        counted[district] += 1
        codes[code] = f"{places[district].parent}.{district}.{counted[district]:03}.000.000"
    return codes
