"""Measure what each form of key costs when a table is loaded: the figures behind docs/decisions/0005-keys.md.

    .venv/bin/python -m bench.keys [--rows 200000]

A server of its own is started in a folder that is removed at the end. Each form is loaded by one COPY into an empty
table that has the form already, in one transaction, so that deferred keys are paid for as well. Seconds of two
machines cannot be compared; the ratio to the plain COPY of the same run can. Where the machine tells (Linux), it is the
processor time of the server's process that is measured, so that what else runs meanwhile matters less.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg

from bench.keys.forms import FORMS, SETTING_UP, Form, attribute_rows, path_rows, spell_rows
from chibo.config.database.api import ensure_running

LINE = "{:<62} {:>9} {:>8} {:>9}"


def main() -> None:
    """Print a line a form, each beside the plain COPY of the same rows."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=200_000, help="rows a table is loaded with")
    rows: int = asked.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder, _connection(Path(folder)) as connection:
        _set_up(connection, rows)
        print(f"{rows} rows a table; server {connection.info.server_version // 10000}\n")
        print(LINE.format("form", "seconds", "ratio", "µs a row"))
        plain: dict[str, float] = {}
        for form in FORMS:
            seconds = _measure(connection, form, rows)
            plain.setdefault(form.loads, seconds)
            ratio = seconds / max(plain[form.loads], 0.01)
            print(LINE.format(form.name, f"{seconds:.2f}", f"{ratio:.1f}", f"{seconds / rows * 1e6:.1f}"), flush=True)


def _connection(folder: Path) -> psycopg.Connection:
    address = ensure_running(folder)
    return psycopg.connect(host=str(address.host), port=address.port, user=address.user, dbname=address.dbname)


def _set_up(connection: psycopg.Connection, rows: int) -> None:
    for statement in SETTING_UP:
        connection.execute(statement.replace(":members", str(rows // 2)).encode())
    connection.commit()


def _measure(connection: psycopg.Connection, form: Form, rows: int) -> float:
    for statement in form.makes:
        connection.execute(statement.encode())
    connection.commit()
    content = {"spells": spell_rows, "attributes": attribute_rows, "paths": path_rows}[form.loads](rows)
    lines = _as_text(content)
    began = _seconds(connection)
    with connection.cursor() as cursor, cursor.copy("COPY measured FROM STDIN") as copy:
        for line in lines:
            copy.write(line)
    connection.commit()
    seconds = _seconds(connection) - began
    connection.execute("DROP TABLE measured")
    connection.commit()
    return seconds


def _seconds(connection: psycopg.Connection) -> float:
    """Tell the processor time of the process that serves the connection; else the time of day."""
    told = Path(f"/proc/{connection.info.backend_pid}/stat")
    if not told.exists():
        return time.perf_counter()
    used = told.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def _as_text(content: Iterable[tuple[object, ...]]) -> list[str]:
    """Write the rows as COPY reads them, beforehand: Python is not what is measured."""
    lines, piece = [], []
    for number, row in enumerate(content):
        piece.append("\t".join(map(str, row)) + "\n")
        if number % 5000 == 4999:
            lines.append("".join(piece))
            piece.clear()
    return [*lines, "".join(piece)]


if __name__ == "__main__":
    main()
