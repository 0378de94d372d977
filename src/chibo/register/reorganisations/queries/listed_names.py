"""Find many units at once by what a table calls them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class Shared:
    """A member or an area that a split shares out; `born` is the day of birth of a member, as 1975-04-30."""

    what: str
    id: int
    name: str
    born: str | None


def things_to_share(unit_id: int, *, on: date) -> tuple[Shared, ...]:
    """Which members does the unit count on the day, under each of their names, and which areas does it serve?

    Areas that a unit right under it serves are among them.
    """
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "things_to_share"), {"unit": unit_id, "on": on})
        return tuple(Shared(*row) for row in cursor.fetchall())


def units_called(texts: Iterable[str], *, on: date, scope: Scope) -> dict[str, tuple[int, ...]]:
    """Which units of the scope bear each code or whole name on the day? A code wins over names."""
    by_code: dict[str, set[int]] = defaultdict(set)
    by_name: dict[str, set[int]] = defaultdict(set)
    asked: dict[str, Any] = {"texts": sorted(set(texts)), "on": on}
    asked |= {"roots": list(scope.roots), "asked_on": scope.asked_on}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "units_called"), asked)
        for text, unit, is_code in cursor.fetchall():
            (by_code if is_code else by_name)[text].add(unit)
    return {text: tuple(sorted(by_code.get(text) or by_name[text])) for text in {*by_code, *by_name}}
