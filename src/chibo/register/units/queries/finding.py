"""Find a unit by what people call it: its code, or a name that fits no other."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.errors import NotFound
from chibo.kernel.texts import fold
from chibo.kernel.wording import gettext_noop
from chibo.register.units.queries.seen import escaped, in_scope
from chibo.trust.access.api import Scope

# What no text in the register can hold, such as half a character from a terminal of another encoding.
_NEVER_STORED = re.compile("[\\x00\\ud800-\\udfff]")

# Which units a text may mean, with the name it would be and how far that is from the text; the last reads every name.
_BY_CODE = """SELECT unit_id, NULL::bigint AS name_id, 0 AS far FROM units_unitcode
               WHERE code = %(text)s AND valid_during @> %(on)s::date"""
_BY_NAME = """SELECT unit_id, id AS name_id, 0 AS far FROM units_unitname
               WHERE vietnamese_fold(name) = vietnamese_fold(%(text)s)"""
_BY_PART_OF_NAME = """SELECT unit_id, id AS name_id, length(folded) AS far FROM units_unitname
                       WHERE folded LIKE %(pattern)s"""
# Walks them from the nearest, and asks of each whether it is so on the day and in scope, until there are enough.
_FIND = """
SELECT found.id, found.public_id::text, code.code, found.name
  FROM (SELECT unit.id, unit.public_id, unit.name, meant.far
          FROM (SELECT unit_id, name_id, far FROM ({meant}) every ORDER BY far, unit_id) meant
         CROSS JOIN LATERAL (
                SELECT unit.id, unit.public_id, name.name
                  FROM units_unit unit
                 CROSS JOIN LATERAL (
                        SELECT id, name FROM units_unitname
                         WHERE unit_id = unit.id AND (first_on IS NULL OR first_on <= %(on)s)
                         ORDER BY first_on DESC NULLS LAST LIMIT 1) name
                 WHERE unit.id = meant.unit_id AND unit.valid_during @> %(on)s::date
                   AND (meant.name_id IS NULL OR meant.name_id = name.id)
                   AND EXISTS (SELECT 1 FROM units_ancestry a
                                WHERE a.unit_id = unit.id AND a.ancestor_id = ANY(%(roots)s)
                                  AND (a.valid_during @> %(on)s::date OR a.valid_during @> %(asked_on)s::date)
                               OFFSET 0)
                 LIMIT 1) unit
         ORDER BY meant.far, meant.unit_id
         LIMIT 20) found
  LEFT JOIN units_unitcode code ON code.unit_id = found.id AND code.valid_during @> %(on)s::date
 ORDER BY found.far, code.code NULLS LAST, found.id
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
    if len(found) > 1:
        raise UnitNotUnmistakable(text, on, found)
    return found[0]


def _find(text: str, on: date, scope: Scope) -> tuple[FoundUnit, ...]:
    """Give those that bear the code; where none does, the name; where none does, a name that has the text in it."""
    folded = fold(text)
    parameters: dict[str, Any] = {
        "text": text,
        "pattern": f"%{escaped(folded)}%",
        **in_scope(scope, on),
    }
    with connection.cursor() as cursor:
        for meant in (_BY_CODE, _BY_NAME, _BY_PART_OF_NAME) if len(folded) >= 2 else (_BY_CODE,):
            cursor.execute(_FIND.format(meant=meant), parameters)
            if found := cursor.fetchall():
                return tuple(FoundUnit(*row) for row in found)
    return ()
