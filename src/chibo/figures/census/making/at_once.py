"""Let DuckDB do two things at once: of a province, one statement seldom keeps more than one processor busy."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import duckdb

_AT_ONCE = 2


def do_at_once(
    engine: duckdb.DuckDBPyConnection, jobs: Iterable[Callable[[duckdb.DuckDBPyConnection], object]]
) -> None:
    """Do what does not wait for one another, two at a time and in that order; raise what the first to fail raised.

    Each is given a connection and a transaction of its own. They may come one by one.
    """
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        for done in [workers.submit(job, engine.cursor()) for job in jobs]:
            done.result()


def execute_at_once(engine: duckdb.DuckDBPyConnection, statements: Iterable[str]) -> None:
    """Execute statements that do not wait for one another."""
    do_at_once(engine, (partial(_execute, one) for one in statements))


def _execute(one: str, engine: duckdb.DuckDBPyConnection) -> None:
    engine.execute(one)
