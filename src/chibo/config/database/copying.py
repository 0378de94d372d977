"""Copy what SELECTs give into files, by PostgreSQL's own client: not a row of it passes through Python."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from chibo.config.database.addresses import Address
from chibo.config.database.binaries import binaries
from chibo.config.database.clients import lines_of_client


def copy_out(
    selects: Mapping[Path, str], *, address: Address, snapshot: str, settings: Sequence[str] = ()
) -> Iterator[Path]:
    """Write the rows of each SELECT into its file as CSV, one after the other, and give each file as it becomes whole.

    All are read over one connection, as a transaction sees them that exported the snapshot; raises `ProgramFailed`. The
    settings are statements that come first.
    """
    commands = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", f"SET TRANSACTION SNAPSHOT '{snapshot}'"]
    commands += settings
    for file, select in selects.items():
        quoted = str(file).replace("\\", r"\\").replace("'", r"\'")
        commands += [rf"\o '{quoted}'", f"COPY ({select}) TO STDOUT (FORMAT csv)", r"\o", "SELECT 'whole'"]
    words = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
    words += [word for command in commands for word in ("--command", command)]
    for file, _ in zip(selects, lines_of_client(binaries().psql, words, address), strict=True):
        yield file
