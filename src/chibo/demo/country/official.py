"""The places of the state on a day, as the register holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True, slots=True)
class Place:
    """One province, district or commune: its code, that of what it lies in, its level, type and name."""

    code: str
    parent: str
    level: str
    type: str
    name: str

    @property
    def bare_name(self) -> str:
        """Give the name without the word for its type."""
        return (
            self.name[len(self.type) + 1 :] if self.type != "thành phố trung ương" else self.name[len("thành phố ") :]
        )

    @property
    def committee(self) -> str:
        """Name the committee that leads it."""
        return f"Đảng bộ {self.name[:1].lower()}{self.name[1:]}"


def places_on(on: date) -> tuple[Place, ...]:
    """Give every place there is on the day, by level and code."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, coalesce(parent_code, ''), level, kind, name FROM areas_administrativeunit"
            " WHERE valid_during @> %s::date ORDER BY level, code",
            [on],
        )
        return tuple(Place(*row) for row in cursor.fetchall())


def province_of(place: Place, places: Mapping[str, Place]) -> str:
    """Give the code of the province a place lies in."""
    while place.parent:
        place = places[place.parent]
    return place.code
