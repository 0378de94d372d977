"""Write the first rows of empty tables without the log, and their numbers many at a time.

Done when a register is first filled.

What goes into a file that its transaction began need not be logged: the database syncs the file when it commits, and
drops it when it does not (PostgreSQL, "wal_level", "wal_skip_threshold"). Clustering an empty table gives it and its
indexes new files and changes nothing else. Where the log is followed by another server, it stays in use.
"""

from django.db import connection

_AHEAD = 1_000

# Of tables that are ours, with their history, and the key by which each can be clustered.
_TABLES = """
SELECT format('%I.%I', space.nspname, held.relname), keyed.relname
  FROM pg_class held
  JOIN pg_namespace space ON space.oid = held.relnamespace
  JOIN pg_index key ON key.indrelid = held.oid AND key.indisprimary
  JOIN pg_class keyed ON keyed.oid = key.indexrelid
 WHERE space.nspname IN ('public', 'history') AND held.relkind = 'r' AND held.relname ~ '^(people|members|offices)_'
   AND pg_has_role(current_user, held.relowner, 'USAGE') AND current_setting('wal_level') = 'minimal'
 ORDER BY 1
"""
_NUMBERED = """
SELECT format('%I.%I', space.nspname, held.relname), numbered.attname
  FROM pg_attribute numbered
  JOIN pg_class held ON held.oid = numbered.attrelid
  JOIN pg_namespace space ON space.oid = held.relnamespace
 WHERE numbered.attidentity <> '' AND space.nspname IN ('public', 'history') AND held.relkind = 'r'
   AND held.relname ~ '^(people|members|offices)_' AND pg_has_role(current_user, held.relowner, 'USAGE')
 ORDER BY 1
"""


def begin_new_files() -> None:
    """Give every table of people, members and offices that holds nothing a new file of its own."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        for table, key in cursor.fetchall():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608  the catalogue names and quotes it
            (holds_something,) = cursor.fetchone()
            if not holds_something:
                cursor.execute(f'CLUSTER {table} USING "{key}"')
                cursor.execute(f"ALTER TABLE {table} SET WITHOUT CLUSTER")


def draw_numbers(*, at_once: int = _AHEAD) -> None:
    """Let rows of people, members and offices draw their numbers so many at once; those left over stay unused."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERED)
        for table, column in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET CACHE {at_once}")
