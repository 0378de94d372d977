"""Build the indexes of people, members and offices after their rows, when a register is first filled.

An index that takes its rows one at a time costs more than one built from all of them, which two processes may do
together. A unique index or an exclusion is built by stating its constraint again: the database checks every row, and
refuses in the name of the constraint as ever. Indexes that a foreign key points to stay: to drop them is to drop it.
"""

from dataclasses import dataclass

from django.db import connection

# Of tables that are ours, with their history; the smallest first, so that what is refused is refused early.
_INDEXES = """
SELECT format('%I.%I', space.nspname, held.relname), named.relname,
       stated.conname IS NOT NULL, coalesce(pg_get_constraintdef(stated.oid), pg_get_indexdef(named.oid))
  FROM pg_index index
  JOIN pg_class named ON named.oid = index.indexrelid
  JOIN pg_class held ON held.oid = index.indrelid
  JOIN pg_namespace space ON space.oid = held.relnamespace
  LEFT JOIN pg_constraint stated ON stated.conindid = index.indexrelid AND stated.contype IN ('p', 'u', 'x')
 WHERE space.nspname IN ('public', 'history') AND held.relkind = 'r' AND held.relname ~ '^(people|members|offices)_'
   AND pg_has_role(current_user, held.relowner, 'USAGE')
   AND obj_description(index.indexrelid, 'pg_class') IS NULL AND obj_description(stated.oid, 'pg_constraint') IS NULL
   AND NOT EXISTS (SELECT FROM pg_constraint key WHERE key.contype = 'f' AND key.conindid = index.indexrelid)
 ORDER BY pg_relation_size(held.oid), 1, 2
"""


@dataclass(frozen=True, slots=True)
class Index:
    """An index by its table and name, and how it is made: by a constraint or by itself."""

    table: str
    name: str
    is_constraint: bool
    definition: str


def drop_indexes() -> tuple[Index, ...]:
    """Drop the indexes that can be built afterwards; return which."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES)
        indexes = tuple(Index(*row) for row in cursor.fetchall())
        for index in indexes:
            if index.is_constraint:
                cursor.execute(f'ALTER TABLE {index.table} DROP CONSTRAINT "{index.name}"')
            else:
                cursor.execute(f'DROP INDEX {index.table.partition(".")[0]}."{index.name}"')
    return indexes


def build_indexes(indexes: tuple[Index, ...]) -> None:
    """Build them over all rows; raises `IntegrityError` for rows that break a constraint."""
    if not indexes:
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL min_parallel_table_scan_size = '2MB'")
        for index in indexes:
            if index.is_constraint:
                cursor.execute(f'ALTER TABLE {index.table} ADD CONSTRAINT "{index.name}" {index.definition}')
            else:
                cursor.execute(index.definition)
