"""Take the indexes of the loaded tables down, and put every one back as the catalogue told it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.utils import CursorWrapper

from chibo.demo.country.sessions import Task

# Indexes that a foreign key points to stay: to drop them is to drop the key.
_INDEXES = """
SELECT held.oid::regclass::text, space.nspname, named.relname, stated.conname IS NOT NULL,
       coalesce(pg_get_constraintdef(stated.oid), pg_get_indexdef(named.oid)),
       coalesce(obj_description(stated.oid, 'pg_constraint'), obj_description(named.oid, 'pg_class'))
  FROM pg_index index
  JOIN pg_class named ON named.oid = index.indexrelid
  JOIN pg_class held ON held.oid = index.indrelid
  JOIN pg_namespace space ON space.oid = held.relnamespace
  LEFT JOIN pg_constraint stated ON stated.conindid = index.indexrelid AND stated.contype IN ('p', 'u', 'x')
 WHERE space.nspname IN ('public', 'history') AND held.relkind = 'r' AND held.relname = ANY (%s)
   AND NOT EXISTS (SELECT FROM pg_constraint key WHERE key.contype = 'f' AND key.conindid = index.indexrelid)
 ORDER BY pg_relation_size(held.oid) DESC, 1, 3
"""


@dataclass(frozen=True, slots=True)
class Index:
    """One index: its table, its name, whether it is a constraint's, how it is made, and the comment on it."""

    table: str
    schema: str
    name: str
    is_constraint: bool
    definition: str
    comment: str | None

    @property
    def dropping(self) -> str:
        """Say how it is taken down."""
        if self.is_constraint:
            return f'ALTER TABLE {self.table} DROP CONSTRAINT "{self.name}"'
        return f'DROP INDEX {self.schema}."{self.name}"'

    def build(self, cursor: CursorWrapper) -> None:
        """Put it back over all rows; a row that breaks a constraint is refused in its name."""
        if self.is_constraint:
            cursor.execute(f'ALTER TABLE {self.table} ADD CONSTRAINT "{self.name}" {self.definition}')
        else:
            cursor.execute(self.definition)
        if self.comment is not None:
            what = (
                f'CONSTRAINT "{self.name}" ON {self.table}'
                if self.is_constraint
                else f'INDEX {self.schema}."{self.name}"'
            )
            cursor.execute(f"COMMENT ON {what} IS {_quoted(self.comment)}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def indexes_of(tables: Sequence[str]) -> tuple[Index, ...]:
    """Read the indexes of these tables and of their history from the catalogue, the largest tables first."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(tables)])
        return tuple(Index(*row) for row in cursor.fetchall())


def drop(indexes: Sequence[Index], cursor: CursorWrapper) -> None:
    """Take them down."""
    for index in indexes:
        cursor.execute(index.dropping)


def building(indexes: Sequence[Index]) -> list[Task]:
    """Give a task a table: two indexes of one table would wait for each other."""
    of_table: dict[str, list[Index]] = defaultdict(list)
    for index in indexes:
        of_table[index.table].append(index)

    def task(table: str, own: list[Index]) -> Task:
        def build(cursor: CursorWrapper) -> None:
            for index in own:
                index.build(cursor)

        return f"indexes of {table}", build

    return [task(table, own) for table, own in of_table.items()]
