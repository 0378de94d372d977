"""Show villages and blocks with the cells that serve them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chibo.kernel.statements import kept_cursor, statement
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A village or block on a day: its commune, and the cell that serves it, alone or with others."""

    public_id: UUID
    kind: str
    name: str
    code: str | None
    commune: str | None
    cell_id: UUID | None
    cell_name: str | None
    is_joint: bool


def areas_of_cell(cell_id: int, *, on: date) -> tuple[AreaLine, ...]:
    """Which areas does this cell serve on the day? By name."""
    return _lines("areas_of_cell", {"cell": cell_id, "on": on})


def areas_found(text: str, *, on: date, scope: Scope, limit: int) -> tuple[AreaLine, ...]:
    """Which areas served within the scope bear all these words in their name on the day? The shortest names first."""
    words = [f"%{escaped(word)}%" for word in text.split()]
    roots = list(scope.roots)
    return _lines("areas_found", {"words": words, "on": on, "roots": roots, "asked_on": scope.asked_on, "limit": limit})


def escaped(text: str) -> str:
    """Take from the signs of LIKE their meaning."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _lines(name: str, parameters: dict[str, Any]) -> tuple[AreaLine, ...]:
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, name), parameters)
        return tuple(AreaLine(*row) for row in cursor.fetchall())
