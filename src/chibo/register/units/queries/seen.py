"""Show units to a person, within their scope."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chibo.kernel.statements import kept_cursor, statement
from chibo.register.units.queries.basics import UnitNotFound
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as a line of a list shows it on a day; where it stands is told by a search, whose lines stand alone."""

    id: int
    public_id: UUID
    name: str
    code: str | None
    kind: str | None
    level: str | None
    setting: str | None
    has_children: bool
    parent_name: str | None = None


@dataclass(frozen=True, slots=True)
class UnitSeen:
    """A unit as its page shows it on a day; `attributes` by dimension, life half-open, decisions in words."""

    id: int
    public_id: UUID
    name: str
    code: str | None
    attributes: Mapping[str, str]
    first_on: date | None
    ended_on: date | None
    end_kind: str | None
    begun_by: str | None
    ended_by: str | None

    @property
    def is_cell(self) -> bool:
        """Tell whether it is a cell: what counts members."""
        return self.attributes.get("unit_kind", "") in CELL_KINDS


@dataclass(frozen=True, slots=True)
class UnitStep:
    """One unit of a path."""

    public_id: UUID
    name: str


CELL_KINDS = ("base_cell", "sub_cell", "cell", "temporary_cell", "abroad_probation_cell")


def unit_seen(public_id: UUID, *, on: date, scope: Scope) -> UnitSeen:
    """Show one unit on the day; raises `UnitNotFound` where the scope does not reach it."""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "unit_seen"), {"public_id": public_id, **in_scope(scope, on)})
        found = cursor.fetchone()
    if found is None:
        raise UnitNotFound(public_id, on)
    attributes: Mapping[str, str] = json.loads(found[4])
    identity: tuple[Any, ...] = found[:4]
    rest: tuple[Any, ...] = found[5:]
    return UnitSeen(*(*identity, attributes, *rest))


def children_of(unit_id: int, *, on: date) -> tuple[UnitLine, ...]:
    """Which units stand directly under it on the day? By level from the top, then by code."""
    return _lines("children_of", {"unit": unit_id, "on": on})


def roots_of(scope: Scope, *, on: date) -> tuple[UnitLine, ...]:
    """Which are the units of the scope's grants, as of the day? Those inside another one are left out."""
    return _lines("roots_of", in_scope(scope, on))


def units_found(text: str, *, on: date, scope: Scope, limit: int) -> tuple[UnitLine, ...]:
    """Which units bear all these words in their name or begin with this code, on the day? The nearest first."""
    words = [f"%{escaped(word)}%" for word in text.split()]
    return _lines(
        "units_found",
        {"words": words, "text": escaped(text), "code": f"{escaped(text)}%", "limit": limit, **in_scope(scope, on)},
    )


def path_of(unit_id: int, *, on: date, scope: Scope) -> tuple[UnitStep, ...]:
    """Under which units of the scope does it stand on the day? From the top, without itself."""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "path_of"), {"unit": unit_id, **in_scope(scope, on)})
        return tuple(UnitStep(*row) for row in cursor.fetchall())


def escaped(text: str) -> str:
    """Take from the signs of LIKE their meaning."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def in_scope(scope: Scope, on: date) -> dict[str, Any]:
    """Name the parameters of every statement that stays within a scope."""
    return {"roots": list(scope.roots), "asked_on": scope.asked_on, "on": on}


def _lines(name: str, parameters: dict[str, Any]) -> tuple[UnitLine, ...]:
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, name), parameters)
        return tuple(UnitLine(*row) for row in cursor.fetchall())
