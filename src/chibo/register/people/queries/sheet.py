"""Show the sheet of one person on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.statements import kept_cursor, statement

# What stood on a sheet from the beginning; of one who has left, other lines without a day might be later ones.
LASTING_ITEMS = (4, 5, 6)
SHOWN_DIGITS = 3


@dataclass(frozen=True, slots=True)
class IdentifierSeen:
    """One number of a person, masked unless opened."""

    kind: str
    value: str
    issuer: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of an item of the member sheet."""

    item: int
    part: str
    on: PartialDate
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet of a person says on a day; `attributes` by dimension."""

    name: str
    used_name: str | None
    sex: str
    born: PartialDate
    attributes: Mapping[str, str]
    identifiers: tuple[IdentifierSeen, ...]
    lines: tuple[SheetLine, ...]


def sheet_of(person_id: int, *, on: date, until: date | None = None, opened: bool = False) -> Sheet:
    """What does the sheet say on the day, nothing of it from `until` on? Identifiers stay masked unless opened."""
    day = min(on, until) if until else on
    asked: dict[str, Any] = {"person": person_id, "on": day, "until": until, "lasting": list(LASTING_ITEMS)}
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "person"), asked)
        name, used, sex, born_on, precision = cursor.fetchone()
        cursor.execute(statement(__package__, "attributes_of"), asked)
        attributes = dict(cursor.fetchall())
        cursor.execute(statement(__package__, "identifiers_of"), asked)
        identifiers = tuple(
            IdentifierSeen(kind, value if opened or not is_personal(kind) else masked(value), issuer, issued_on)
            for kind, value, issuer, issued_on in cursor.fetchall()
        )
        cursor.execute(statement(__package__, "lines_of"), asked)
        lines = tuple(SheetLine(item, part, _partial(on_, p), text) for item, part, on_, p, text in cursor.fetchall())
    return Sheet(name, used, sex, _partial(born_on, precision), attributes, identifiers, lines)


def is_personal(kind: str) -> bool:
    """Tell whether a kind of number is masked: all are but the badge's."""
    return kind != "badge"


def masked(value: str) -> str:
    """Hide all but the last digits of a number."""
    shown = value[-SHOWN_DIGITS:] if len(value) > 2 * SHOWN_DIGITS else ""
    return "•" * (len(value) - len(shown)) + shown


def _partial(on: date | None, precision: str) -> PartialDate:
    return PartialDate(on, Precision(precision)) if on else PartialDate.unknown()
