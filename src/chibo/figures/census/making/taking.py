"""Take rows over from the register into DuckDB, as they are now or as they were known."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, LiteralString

import duckdb
from django.db import connection
from psycopg import sql

from chibo.figures.census.making.at_once import do_at_once
from chibo.kernel.census import Taken
from chibo.kernel.statements import kept_cursor

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
    if subjects is None:
        _put(engine, raw, sources, fetch({name: sql.SQL(one.select) for name, one in sources.items()}, folder))
        return
    links = {link: sources[link] for one in sources.values() if (link := f"link_{one.via}") in sources}
    _put(engine, raw, links, fetch({name: asked_of_some(one, subjects) for name, one in links.items()}, folder))
    linked = {link: [found for (found,) in engine.execute(f"SELECT id FROM {raw}.{link}").fetchall()] for link in links}
    rest = {name: one for name, one in sources.items() if name not in links}
    selects = {name: asked_of_some(one, linked.get(f"link_{one.via}", subjects)) for name, one in rest.items()}
    _put(engine, raw, rest, fetch(selects, folder))


def asked_of_some(taken: Taken, ids: Collection[int]) -> sql.Composable:
    """Ask for the rows of these subjects alone.

    Their ids are of the type they are compared with: of another, the server goes through all of them for every row.
    """
    return _asking(taken.select, tuple(taken.columns), sql.SQL("{}::bigint[]").format(sql.Literal(list(ids))))


@cache
def _asked_of_few(select: LiteralString, columns: tuple[str, ...]) -> str:
    """Ask the same with the ids beside: a text that is always the same, so that it is kept planned."""
    return _asking(select, columns, sql.SQL("%(ids)s::bigint[]")).as_string()


def _asking(select: LiteralString, columns: tuple[str, ...], ids: sql.Composable) -> sql.Composable:
    names = [sql.Identifier(name) for name in columns]
    return sql.SQL("SELECT * FROM ({}) taken ({}) WHERE {} = ANY ({})").format(
        sql.SQL(select), sql.SQL(", ").join(names), names[0], ids
    )


def _put(
    engine: duckdb.DuckDBPyConnection, raw: str, sources: Mapping[str, Taken], files: Iterator[tuple[str, Path]]
) -> None:
    do_at_once(engine, (partial(_read, f"{raw}.{name}", sources[name], file) for name, file in files))


def _read(table: str, taken: Taken, file: Path, engine: duckdb.DuckDBPyConnection) -> None:
    columns = ", ".join(f"'{column}': '{of}'" for column, of in taken.columns.items())
    engine.execute(
        f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, header = false, auto_detect = false, delim = ',',"
        f" quote = '\"', escape = '\"', nullstr = '', columns = {{{columns}}})",
        [str(file)],
    )
    file.unlink()


def rows_of(sources: Mapping[str, Taken], subjects: Collection[int]) -> dict[str, list[tuple[Any, ...]]]:
    """Fetch what each source tells of few subjects, all that does not wait for another in one journey."""
    links = {link: sources[link] for one in sources.values() if (link := f"link_{one.via}") in sources}
    found = _fetched({name: (one, subjects) for name, one in links.items()})
    linked = {link: [theirs for _, theirs in rows] for link, rows in found.items()}
    rest = {name: one for name, one in sources.items() if name not in links}
    return found | _fetched({name: (one, linked.get(f"link_{one.via}", subjects)) for name, one in rest.items()})


def _fetched(asked: Mapping[str, tuple[Taken, Collection[int]]]) -> dict[str, list[tuple[Any, ...]]]:
    cursors = {name: kept_cursor() for name in asked}
    with connection.connection.pipeline():
        for name, (taken, ids) in asked.items():
            cursors[name].cursor.execute(_asked_of_few(taken.select, tuple(taken.columns)), {"ids": list(ids)})
        found = {name: cursor.fetchall() for name, cursor in cursors.items()}
    for cursor in cursors.values():
        cursor.close()
    return found


def touched(taken: Mapping[str, Sequence[Taken]], entries: Sequence[int]) -> dict[str, frozenset[int]]:
    """Of which subjects did these entries change what is taken over? By the kind of subject."""
    if not entries:
        return dict.fromkeys(taken, frozenset[int]())
    asked = dict.fromkeys(
        (subject, text) for subject, some in taken.items() for one in some for text in one.touched.values()
    )
    found: dict[str, set[int]] = {subject: set() for subject in taken}
    # Between two numbers that are known when it is planned: so history is looked into where those entries lie.
    among = f"image.entry_id BETWEEN {min(entries)} AND {max(entries)} AND image.entry_id = ANY (%(entries)s)"
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT DISTINCT '{subject}', touched.id FROM ({text} WHERE {among}) touched (id)"
                for subject, text in asked
            ),
            {"entries": list(entries)},
        )
        for subject, one in cursor.fetchall():
            found[subject].add(one)
    return {subject: frozenset(some) for subject, some in found.items()}
