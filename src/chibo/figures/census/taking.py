"""Take rows over from the register into DuckDB, as they are now or as they were known."""

from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from django.db import connection
from psycopg import sql

from chibo.kernel.census import Taken


def take(
    engine: duckdb.DuckDBPyConnection, table: str, taken: Taken, subjects: Collection[int] | None, folder: Path | None
) -> None:
    """Make the table in DuckDB of what is taken over, of these subjects or of all, by way of a file in the folder."""
    asked = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(_select(taken, subjects))
    with TemporaryDirectory(dir=folder, prefix="taken-") as place:
        file = Path(place) / "rows.csv"
        with connection.cursor() as cursor, file.open("wb") as rows, cursor.cursor.copy(asked) as copy:
            for block in copy:
                rows.write(block)
        columns = ", ".join(f"'{name}': '{of}'" for name, of in taken.columns.items())
        engine.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, header = false, auto_detect = false, delim = ',',"
            f" quote = '\"', escape = '\"', nullstr = '', columns = {{{columns}}})",
            [str(file)],
        )


def _select(taken: Taken, subjects: Collection[int] | None) -> sql.Composable:
    rows = sql.SQL(taken.select)
    if subjects is None:
        return rows
    names = sql.SQL(", ").join(map(sql.Identifier, taken.columns))
    return sql.SQL("SELECT * FROM ({}) taken ({}) WHERE subject_id = ANY ({})").format(
        rows, names, sql.Literal(list(subjects))
    )


def touched(taken: Sequence[Taken], entries: Sequence[int]) -> frozenset[int]:
    """Of which subjects did these entries change what is taken over?"""
    asked = dict.fromkeys(text for one in taken for text in one.touched.values())
    found: set[int] = set()
    with connection.cursor() as cursor:
        for text in asked:
            cursor.execute(f"{text} WHERE image.entry_id = ANY (%s)", [list(entries)])
            found.update(subject for (subject,) in cursor.fetchall())
    return frozenset(found)
