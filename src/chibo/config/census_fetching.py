"""Fetch what the census takes over on two processors at once, all of one moment."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from django.db import connection
from psycopg import sql

from chibo.config.address import register_address
from chibo.config.database.api import copy_out
from chibo.trust.audit.api import setting_alike

_AT_ONCE = 2


def fetch_at_once(selects: Mapping[str, sql.Composable], folder: Path) -> Iterator[tuple[str, Path]]:
    """Fetch two at a time, the largest first, as the running transaction sees them; raises `ProgramFailed`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        written = {name: select.as_string(cursor.cursor) for name, select in selects.items()}
    ordered = sorted(written, key=lambda name: -_rows_expected(written[name]))
    address, alike = register_address().of_database(connection.settings_dict["NAME"]), setting_alike()
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        running = {
            workers.submit(
                copy_out,
                written[name],
                folder / f"{name}.csv",
                address=address,
                snapshot=snapshot,
                alike=alike,
            ): name
            for name in ordered
        }
        for done in as_completed(running):
            done.result()
            yield running[done], folder / f"{running[done]}.csv"


def _rows_expected(select: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT json) {select}")
        (plan,) = cursor.fetchone()
    return int(plan[0]["Plan"]["Plan Rows"])
