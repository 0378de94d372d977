"""Take rows over from the register into DuckDB, as they are now or as they were known."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
from django.db import connection
from psycopg import sql

from chibo.kernel.census import Taken

# What is asked for by name, written into a file each, as CSV; files are given as they become whole.
type Fetch = Callable[[Mapping[str, sql.Composable], Path], Iterator[tuple[str, Path]]]


def over_the_connection(selects: Mapping[str, sql.Composable], folder: Path) -> Iterator[tuple[str, Path]]:
    """Fetch one after the other over the connection there is: in its transaction, with all that it sees."""
    for name, select in selects.items():
        file = folder / f"{name}.csv"
        asked = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(select)
        with connection.cursor() as cursor, file.open("wb") as rows, cursor.cursor.copy(asked) as copy:
            for block in copy:
                rows.write(block)
        yield name, file


def take(
    engine: duckdb.DuckDBPyConnection,
    raw: str,
    sources: Mapping[str, Taken],
    folder: Path,
    *,
    subjects: Collection[int] | None = None,
    fetch: Fetch = over_the_connection,
) -> None:
    """Make a table in schema `raw` of each source, of these subjects or of all, by way of files in the folder."""
    selects = {name: _select(taken, subjects) for name, taken in sources.items()}
    for name, file in fetch(selects, folder):
        columns = ", ".join(f"'{column}': '{of}'" for column, of in sources[name].columns.items())
        engine.execute(
            f"CREATE TABLE {raw}.{name} AS SELECT * FROM read_csv(?, header = false, auto_detect = false, delim = ',',"
            f" quote = '\"', escape = '\"', nullstr = '', columns = {{{columns}}})",
            [str(file)],
        )
        file.unlink()


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
