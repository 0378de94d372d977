"""Copy text of COPY into a table."""

from collections.abc import Iterable

from django.db import connection


def copy_in(table: str, columns: tuple[str, ...], blocks: Iterable[bytes]) -> None:
    """Copy text of COPY into a table."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for block in blocks:
            copy.write(block)
