"""Let the database check foreign keys by the table instead of by the row, when a register is first filled.

A key checked a row at a time costs a third of a first import. Not enforced while the rows are written and enforced
again before the commit, it is checked by one query over each table, by the database itself. The price is that the
register cannot be read until the commit; so it is done only where an import brings more people than there are.
"""

from dataclasses import dataclass

from django.db import connection

LEAST_PEOPLE = 5_000

_BRINGS_MOST = """
SELECT count(*) >= %(least)s AND count(*) > (SELECT count(*) FROM people_person) FROM person_new
"""
# Keys over periods are left alone: for them there is no check by the table.
_KEYS = """
SELECT key.conrelid::regclass::text, key.conname
  FROM pg_constraint key JOIN pg_class held ON held.oid = key.conrelid
 WHERE key.contype = 'f' AND key.conenforced AND NOT key.conperiod
   AND held.relname ~ '^(people|members|offices|units|areas)_' AND held.relnamespace = 'public'::regnamespace
   AND pg_has_role(current_user, held.relowner, 'USAGE')
 ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Key:
    """A foreign key by its table and name."""

    table: str
    name: str


def brings_most() -> bool:
    """Tell whether most people will be those that this import brings."""
    with connection.cursor() as cursor:
        cursor.execute(_BRINGS_MOST, {"least": LEAST_PEOPLE})
        (answer,) = cursor.fetchone()
    return bool(answer)


def suspend_keys() -> tuple[Key, ...]:
    """Leave the plain keys of the register to be checked at the end; return which."""
    with connection.cursor() as cursor:
        cursor.execute(_KEYS)
        keys = tuple(Key(table, name) for table, name in cursor.fetchall())
    _alter(keys, "NOT ENFORCED")
    return keys


def count_what_is_pointed_to() -> None:
    """Let the checks of periods, made a row at a time, be planned by how many units, areas and seats there are now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE units_unit, areas_area, offices_seat")


def enforce_keys(keys: tuple[Key, ...]) -> None:
    """Check every row of the tables and enforce the keys again; raises `IntegrityError` for a row that breaks one."""
    _alter(keys, "ENFORCED")


def _alter(keys: tuple[Key, ...], how: str) -> None:
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute(f'ALTER TABLE {key.table} ALTER CONSTRAINT "{key.name}" {how}')
