"""Say what an import will change, unit by unit, before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chibo.exchange.importing.steps import run, statements_of

FATES = ("new", "changed", "unchanged", "refused")


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """How many rows of each kind have each fate in one unit; rows that name no unit stand under an empty code."""

    code: str
    name: str
    rows: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the rows of an import."""

    units: tuple[UnitPlan, ...]

    @property
    def totals(self) -> Mapping[tuple[str, str], int]:
        """Count the rows by kind and fate over all units."""
        counted: Counter[tuple[str, str]] = Counter()
        for unit in self.units:
            counted.update(unit.rows)
        return counted

    @property
    def changes(self) -> int:
        """Count the rows that would write something."""
        return sum(rows for (_, fate), rows in self.totals.items() if fate in {"new", "changed"})

    def as_json(self) -> dict[str, Any]:
        """Give the plan as plain values."""
        return {
            "totals": _nested(self.totals),
            "units": [{"code": unit.code, "name": unit.name, **_nested(unit.rows)} for unit in self.units],
        }


def plan_on(on: date, refused_while_reading: Mapping[str, int]) -> Plan:
    """Count the fates of the staged rows, with those the reader left out."""
    run("plan", parameters={})
    with connection.cursor() as cursor:
        (counting,) = statements_of("plan_counted")
        cursor.execute(counting, {"on": on})
        rows = cursor.fetchall()
    left_out = [("", "", kind, "refused", count) for kind, count in refused_while_reading.items() if count]
    return Plan(tuple(_by_unit([*left_out, *rows])))


def _by_unit(rows: Iterable[tuple[str, str, str, str, int]]) -> Iterable[UnitPlan]:
    units: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for code, name, kind, fate, count in rows:
        units.setdefault((code, name), Counter())[kind, fate] += count
    for (code, name), counted in units.items():
        yield UnitPlan(code, name, counted)


def _nested(counted: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    kinds = dict.fromkeys(kind for kind, _ in counted)
    return {kind: {fate: counted.get((kind, fate), 0) for fate in FATES} for kind in kinds}
