"""Build a world once a run, keep its rows, and lay them down again for each test.

Laying rows down takes a few hundredths of a second; building them by a hundred commands takes some seconds. What is
laid down is the whole register as built: living rows, history, entries with their instants. While it is done the
triggers rest, since all they would do has been done; the ancestry alone is derived anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

type Rows = Mapping[str, tuple[str, bytes]]
"""By table: its columns, and its rows as COPY writes them."""

# The question: every table of the register and its history, with the columns to copy and the key by which it grows.
_TABLES = """
SELECT format('%I.%I', space.nspname, held.relname),
       (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = held.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
       CASE space.nspname WHEN 'history' THEN 'history_id' ELSE 'id' END
  FROM pg_class held JOIN pg_namespace space ON space.oid = held.relnamespace
 WHERE held.relkind = 'r'
   AND (space.nspname = 'history'
        OR held.relname ~ '^(audit_entry$|access_|accounts_user$|decisions_|units_|areas_|people_|members_|offices_)'
           AND held.relname NOT IN ('units_branch', 'units_tree_change', 'units_tree_settling'))
 ORDER BY space.nspname DESC, held.relname
"""


def kept_rows(before: Mapping[str, int]) -> Rows:
    """Copy out every row that came after those of `before`."""
    kept = {}
    with connection.cursor() as cursor:
        for table, columns, key in _tables():
            with cursor.copy(f"COPY (SELECT {columns} FROM {table} WHERE {key} > {before[table]}) TO STDOUT") as out:
                rows = b"".join(bytes(piece) for piece in out)
            if rows:
                kept[table] = (columns, rows)
    return kept


def last_keys() -> dict[str, int]:
    """Say how far each table has grown."""
    grown = {}
    with connection.cursor() as cursor:
        for table, _, key in _tables():
            cursor.execute(f"SELECT coalesce(max({key}), 0) FROM {table}")
            grown[table] = cursor.fetchone()[0]
    return grown


def _tables() -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [(table, columns, key) for table, columns, key in cursor.fetchall()]


def lay_down(rows: Rows) -> None:
    """Put the rows back into the tables of this transaction."""
    with transaction.atomic(), connection.cursor() as cursor, _resting_triggers(rows):
        for table, (columns, content) in rows.items():
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as into:
                into.write(content)
        cursor.execute("SELECT units_rebuild_ancestry()")


def count_on(rows: Rows) -> None:
    """Let the next row of each table take a number of its own: needed where the rows were built elsewhere."""
    keys = {table: key for table, _, key in _tables()}
    with connection.cursor() as cursor:
        for table in rows:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, %s), (SELECT max({keys[table]}) FROM {table}))",
                [table, keys[table]],
            )


@contextmanager
def _resting_triggers(tables: Rows) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(";".join(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(";".join(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables))
