"""Copy what SELECTs give into files, by PostgreSQL's own client: not a row of it passes through Python."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from chibo.config.database.addresses import Address
from chibo.config.database.binaries import binaries
from chibo.config.database.clients import lines_of_client


def copy_out(selects: Mapping[Path, str], *, address: Address, snapshot: str, alike: str = "") -> Iterator[Path]:
    """Write the rows of each SELECT into its file as CSV, one after the other, and give each file as it becomes whole.

    All are read over one connection, as a transaction sees them that exported the snapshot; raises `ProgramFailed`. The
    statement `alike` comes first, where there is one: it lets this session read as that transaction does.
    """
    commands = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", f"SET TRANSACTION SNAPSHOT '{snapshot}'"]
    commands += [alike] if alike else []
    for file, select in selects.items():
        quoted = str(file).replace("\\", r"\\").replace("'", r"\'")
        commands += [rf"\o '{quoted}'", f"COPY ({select}) TO STDOUT (FORMAT csv)", r"\o", "SELECT 'whole'"]
    words = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
    words += [word for command in commands for word in ("--command", command)]
    for file, _ in zip(selects, lines_of_client(binaries().psql, words, address), strict=True):
        yield file
