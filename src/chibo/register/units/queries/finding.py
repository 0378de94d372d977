"""Find a unit by what people call it: its code, or a name that fits no other."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.errors import NotFound
from chibo.kernel.texts import fold
from chibo.kernel.wording import gettext_noop
from chibo.trust.access.api import Scope

# What no text in the register can hold, such as half a character from a terminal of another encoding.
_NEVER_STORED = re.compile("[\\x00\\ud800-\\udfff]")

_FIND = """
SELECT unit.id, unit.public_id::text, code.code, name.name
  FROM units_unit unit
  LEFT JOIN units_unitcode code ON code.unit_id = unit.id AND code.valid_during @> %(on)s::date
  JOIN LATERAL (SELECT name FROM units_unitname WHERE unit_id = unit.id AND (first_on IS NULL OR first_on <= %(on)s)
                 ORDER BY first_on DESC NULLS LAST LIMIT 1) name ON true
 WHERE unit.valid_during @> %(on)s::date
   AND (code.code = %(text)s OR (%(by_name)s AND vietnamese_fold(name.name) LIKE %(pattern)s))
   AND EXISTS (SELECT 1 FROM units_ancestry a WHERE a.unit_id = unit.id AND a.ancestor_id = ANY(%(roots)s)
                  AND (a.valid_during @> %(on)s::date OR a.valid_during @> %(asked_on)s::date))
 ORDER BY code.code = %(text)s DESC NULLS LAST, vietnamese_fold(name.name) = vietnamese_fold(%(text)s) DESC,
          code.code NULLS LAST, unit.id
 LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit as people know it on a day."""

    id: int
    public_id: str
    code: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.code or '—'} {self.name}"


class NoUnitOfThatName(NotFound):
    """No unit in scope bears that code or name on that day."""

    def __init__(self, text: str, on: date) -> None:
        wording = gettext_noop("No unit with code or name “%(text)s” on %(on)s. Write its code, or its whole name.")
        super().__init__("unit_not_found", wording, {"text": text, "on": f"{on:%d/%m/%Y}"})


class UnitNotUnmistakable(NotFound):
    """Several units bear that name on that day."""

    def __init__(self, text: str, on: date, found: tuple[FoundUnit, ...]) -> None:
        wording = gettext_noop("“%(text)s” fits several units on %(on)s: %(found)s. Write the code of one.")
        data = {"text": text, "on": f"{on:%d/%m/%Y}", "found": "; ".join(map(str, found[:8]))}
        super().__init__("unit_not_unmistakable", wording, data)


def find_unit(text: str, *, on: date, scope: Scope) -> FoundUnit:
    """Which unit is meant by the code, or by the name without regard to tones, on that day?

    A code wins over names, a whole name over a part of one; a remark in brackets after the name is passed over.
    Raises `NoUnitOfThatName` or `UnitNotUnmistakable`.
    """
    text = text.strip()
    if _NEVER_STORED.search(text):
        raise NoUnitOfThatName(text, on)
    found = _find(text, on, scope)
    if not found and (bare := re.sub(r"\s*\([^)]*\)$", "", text)) != text:
        text, found = bare, _find(bare, on, scope)
    if not found:
        raise NoUnitOfThatName(text, on)
    code_fits = [unit for unit in found if unit.code == text]
    whole = code_fits or [unit for unit in found if _same(unit.name, text)] or list(found)
    if len(whole) > 1:
        raise UnitNotUnmistakable(text, on, tuple(whole))
    return whole[0]


def _find(text: str, on: date, scope: Scope) -> tuple[FoundUnit, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vietnamese_fold(%s)", [text])
        folded = cursor.fetchone()[0]
        pattern = "%" + re.sub(r"([\\%_])", r"\\\1", folded) + "%"
        parameters: dict[str, Any] = {
            "text": text,
            "pattern": pattern,
            "by_name": len(folded) >= 2,
            "on": on,
            "roots": list(scope.roots),
            "asked_on": scope.asked_on,
        }
        cursor.execute(_FIND, parameters)
        return tuple(FoundUnit(*row) for row in cursor.fetchall())


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
