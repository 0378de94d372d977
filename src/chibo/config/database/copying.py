"""Copy what a SELECT gives into a file, by PostgreSQL's own client: not a row of it passes through Python."""

from pathlib import Path

from chibo.config.database.addresses import Address
from chibo.config.database.binaries import binaries
from chibo.config.database.clients import run_client


def copy_out(select: str, file: Path, *, address: Address, snapshot: str, alike: str = "") -> None:
    """Write the rows as CSV, as a transaction sees them that exported the snapshot; raises `ProgramFailed`.

    The statement `alike` comes first, where there is one: it lets this session read as that transaction does.
    """
    statements = (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        f"SET TRANSACTION SNAPSHOT '{snapshot}'",
        *([alike] if alike else []),
        f"COPY ({select}) TO STDOUT (FORMAT csv)",
    )
    words = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
    words += [word for statement in statements for word in ("--command", statement)]
    with file.open("wb") as rows:
        run_client(binaries().psql, words, address, into=rows)
