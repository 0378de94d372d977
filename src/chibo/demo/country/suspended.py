"""Lay triggers and keys aside for a load, and set every one back as the catalogue told it.

The database checks each key over the whole table when it is enforced again; what the triggers hold is asked set-wise
before they are (`asked_again`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.utils import CursorWrapper

from chibo.demo.country.sessions import Task

_KEYS = """
SELECT key.conrelid::regclass::text, key.conname
  FROM pg_constraint key JOIN pg_class held ON held.oid = key.conrelid
 WHERE key.contype = 'f' AND key.conenforced AND held.relnamespace = 'public'::regnamespace AND held.relname = ANY (%s)
"""
_TRIGGERS = """
SELECT trigger.tgrelid::regclass::text, trigger.tgname
  FROM pg_trigger trigger JOIN pg_class held ON held.oid = trigger.tgrelid
 WHERE NOT trigger.tgisinternal AND trigger.tgenabled = 'O' AND held.relnamespace = 'public'::regnamespace
   AND held.relname = ANY (%s)
 ORDER BY 1, 2
"""
_LARGEST_FIRST = " ORDER BY key.conperiod DESC, pg_relation_size(held.oid) DESC, 1, 2"


@dataclass(frozen=True, slots=True)
class Suspended:
    """The keys and triggers that were in force, by table and name."""

    keys: tuple[tuple[str, str], ...]
    triggers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, tables: Sequence[str]) -> "Suspended":
        """Read them from the catalogue."""
        with connection.cursor() as cursor:
            cursor.execute(_KEYS, [list(tables)])
            keys = tuple((table, name) for table, name in cursor.fetchall())
            cursor.execute(_TRIGGERS, [list(tables)])
            return cls(keys, tuple((table, name) for table, name in cursor.fetchall()))

    def lay_aside(self, cursor: CursorWrapper) -> None:
        """Let no trigger fire and no key be asked."""
        for table, name in self.triggers:
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')
        for table, name in self.keys:
            cursor.execute(f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" NOT ENFORCED')

    def enforcing(self) -> list[Task]:
        """Give a task a key: it is checked over its whole table, the dearest first."""
        with connection.cursor() as cursor:
            cursor.execute(
                _KEYS.replace("AND key.conenforced", "") + _LARGEST_FIRST, [[table for table, _ in self.keys]]
            )
            dearest_first = [(table, name) for table, name in cursor.fetchall() if (table, name) in self.keys]
        return [_enforcing(table, name) for table, name in dearest_first]

    def wake_triggers(self, cursor: CursorWrapper) -> None:
        """Let every trigger fire again."""
        for table, name in self.triggers:
            cursor.execute(f'ALTER TABLE {table} ENABLE TRIGGER "{name}"')


def _enforcing(table: str, name: str) -> Task:
    return f"key {name}", lambda cursor: cursor.execute(f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" ENFORCED')
