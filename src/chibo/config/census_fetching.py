"""Fetch what the census takes over on two processors at once, all of one moment."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from django.db import connection
from psycopg import sql

from chibo.config.address import register_address
from chibo.config.database.api import copy_out
from chibo.trust.audit.api import setting_alike

type _Copy = Callable[[Mapping[Path, str]], Iterator[Path]]
_AT_ONCE = 2
# Tables are read whole: joined at once, not row by row.
_WHOLE = ("SET LOCAL enable_nestloop = off", "SET LOCAL work_mem = '64MB'")


def fetch_at_once(selects: Mapping[str, sql.Composable], folder: Path) -> Iterator[tuple[str, Path]]:
    """Fetch over two connections, the dearest first, as the running transaction sees them; raises `ProgramFailed`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        written = {folder / f"{name}.csv": select.as_string(cursor.cursor) for name, select in selects.items()}
    copy = partial(
        copy_out,
        address=register_address().of_database(connection.settings_dict["NAME"]),
        snapshot=snapshot,
        settings=(*_WHOLE, *filter(None, [setting_alike()])),
    )
    whole: SimpleQueue[Path | None] = SimpleQueue()
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        running = [workers.submit(_fetch, copy, share, whole) for share in _shared_out(written)]
        for _ in running:
            while (file := whole.get()) is not None:
                yield file.stem, file
        for one in running:
            one.result()


def _fetch(copy: _Copy, share: Mapping[Path, str], whole: SimpleQueue[Path | None]) -> None:
    """Say of each file that it is whole, and at the end, whatever it is, that no more come."""
    try:
        for file in copy(share):
            whole.put(file)
    finally:
        whole.put(None)


def _shared_out(selects: Mapping[Path, str]) -> list[dict[Path, str]]:
    """Share them out so that both connections have about as much to do."""
    costs = {file: _cost_expected(select) for file, select in selects.items()}
    shares: list[dict[Path, str]] = [{} for _ in range(_AT_ONCE)]
    for file in sorted(selects, key=lambda file: -costs[file]):
        least = min(shares, key=lambda share: sum(costs[one] for one in share))
        least[file] = selects[file]
    return shares


def _cost_expected(select: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT json) {select}")
        (plan,) = cursor.fetchone()
    return float(plan[0]["Plan"]["Total Cost"])
