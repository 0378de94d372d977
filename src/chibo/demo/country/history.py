"""Write the history of the loaded tables set-wise: each row under the book by which the register came to know it.

A spell that ended in a later book was first known without its end: it has two images, as if told year by year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.backends.utils import CursorWrapper

from chibo.demo.country.sessions import Task

_NULL_AT_FIRST = {"valid_during": "daterange(lower(living.valid_during), NULL)"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A table: the book that first told a row, what to join for it, and what a row said before its spell ended."""

    table: str
    book: str
    join: str = ""
    is_spell: bool = False
    before_end: Mapping[str, str] = field(default_factory=dict)


def _spell(table: str, **before_end: str) -> Kept:
    return Kept(table, "country.book_of(lower(living.valid_during))", "", True, _NULL_AT_FIRST | before_end)


_OF_UNIT = "JOIN country.unit unit ON unit.id = living.unit_id"
_BY_UNIT = "greatest(country.book_of(unit.founded_on), country.book_of(living.first_on))"
_OF_PERSON = "country.book_of_person(living.{})"

KEPT = (
    Kept("people_personattribute", _OF_PERSON.format("person_id")),
    Kept(
        "members_memberevent",
        'greatest(country.book_of(living."on"), country.book_of_person(living.member_id))',
    ),
    _spell("members_place"),
    Kept("people_personname", _OF_PERSON.format("person_id")),
    Kept("people_person", _OF_PERSON.format("id")),
    Kept("members_member", _OF_PERSON.format("person_id")),
    Kept("units_unitattribute", _BY_UNIT, _OF_UNIT),
    _spell("units_unit", ended_by_id="NULL", end_kind="NULL"),
    Kept("units_unitname", _BY_UNIT, _OF_UNIT),
    _spell("units_unitcode"),
    _spell("units_placement"),
    _spell("units_term"),
    Kept("units_lineage", "country.book_of(living.first_on)"),
    _spell("areas_area"),
    Kept("areas_areaname", "country.book_of(living.first_on)"),
    _spell("areas_areacommune"),
    _spell("areas_serving"),
    _spell("offices_seat"),
    _spell("offices_holding"),
    Kept("decisions_decision", "country.book_of(living.signed_on)"),
)
"""Every table the country fills, the largest first."""

TABLES = tuple(kept.table for kept in KEPT)


def writing() -> list[Task]:
    """Give a task a table."""
    return [(f"history of {kept.table}", _Write(kept)) for kept in KEPT]


@dataclass(frozen=True, slots=True)
class _Write:
    kept: Kept

    def __call__(self, cursor: CursorWrapper) -> None:
        cursor.execute("SELECT audit_columns_of(%s::regclass, true)", [self.kept.table])
        columns = cursor.fetchone()[0].split(", ")
        cursor.execute(self._images("I", columns, self._first_known(columns), self.kept.book, ""))
        if self.kept.is_spell:
            last = {column: f"living.{column}" for column in columns}
            book = "country.book_of(upper(living.valid_during))"
            cursor.execute(self._images("U", columns, last, book, f"WHERE {self._ended_later()}"))

    def _ended_later(self) -> str:
        return f"country.book_of(upper(living.valid_during)) > {self.kept.book}"

    def _first_known(self, columns: list[str]) -> dict[str, str]:
        before = self.kept.before_end if self.kept.is_spell else {}
        return {
            column: f"CASE WHEN {self._ended_later()} THEN {before[column]} ELSE living.{column} END"
            if column in before
            else f"living.{column}"
            for column in columns
        }

    def _images(self, operation: str, columns: list[str], said: Mapping[str, str], book: str, where: str) -> str:
        return (
            f"INSERT INTO history.{self.kept.table} (entry_id, operation, {', '.join(columns)})"
            f" SELECT {book}, '{operation}', {', '.join(said[column] for column in columns)}"
            f" FROM {self.kept.table} living {self.kept.join} {where}"
        )
