"""What the tables hold, apart from surrogate ids; how many rows an entry wrote; how long plain rows take."""

import time

from django.db import connection, transaction

_KEPT = "SELECT name FROM audit_kept_table WHERE name ~ '^(units|areas|members_place|offices|access)' ORDER BY position"
_COLUMNS = """
SELECT string_agg(format('%%I', attname), ', ' ORDER BY attname) FROM pg_attribute
 WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id' AND attgenerated = ''
"""


def contents() -> dict[str, tuple[int, str]]:
    """Count and hash the rows of every table a reorganisation may touch, in whatever order they stand."""
    found = {}
    with connection.cursor() as cursor:
        for table in _names(cursor_of=_KEPT):
            cursor.execute(_COLUMNS, [table])
            (columns,) = cursor.fetchone()
            cursor.execute(
                f"SELECT count(*), sum(hashtextextended(ROW({columns})::text, 0)::numeric)::text FROM {table}"
            )
            found[table] = cursor.fetchone()
    return found


def compare(before: dict[str, tuple[int, str]], after: dict[str, tuple[int, str]]) -> None:
    """Say whether every table holds what it held; raise `SystemExit` where one does not."""
    other = [table for table, content in before.items() if after[table] != content]
    for table in other:
        print(f"  {table}: {before[table]} before, {after[table]} after reversal")
    print(f"  {len(before) - len(other)} of {len(before)} tables hold after the reversal what they held before")
    if other:
        raise SystemExit(1)


def rows_written(entry: int) -> dict[str, int]:
    """Count the images that an entry left in history, by table."""
    written = {}
    with connection.cursor() as cursor:
        for table in _names(cursor_of="SELECT name FROM audit_kept_table ORDER BY position"):
            cursor.execute(f"SELECT count(*) FROM history.{table} WHERE entry_id = %s", [entry])
            written[table] = int(cursor.fetchone()[0])
    return written


def plain_copy(rows: int) -> float:
    """Write as many plain rows by COPY into a table without keys, in one transaction; give the seconds."""
    lines = "".join(f"{number}\t{number + 1}\t[2025-07-01,)\n" for number in range(rows)).encode()
    began = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_plain (unit bigint, parent bigint, during daterange)")
        with cursor.copy("COPY bench_plain FROM STDIN") as copy:
            copy.write(lines)
    seconds = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_plain")
    return seconds


def _names(*, cursor_of: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(cursor_of)
        return [name for (name,) in cursor.fetchall()]
