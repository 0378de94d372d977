"""Run PostgreSQL's client programs against a server, ours or another."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from chibo.config.database.addresses import Address
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop


class ProgramFailed(Conflict):
    """A program of PostgreSQL has refused or broken off."""

    def __init__(self, program: str, said: str) -> None:
        super().__init__(
            "database_program_failed",
            gettext_noop("The program %(program)s could not do its work. It says:\n%(said)s"),
            {"program": program, "said": said},
        )


def run_client(
    program: Path, words: list[str], address: Address, *, into: int | IO[bytes] = subprocess.DEVNULL
) -> None:
    """Run it to its end, what it prints going `into` a file; raise `ProgramFailed` with its last words if it fails."""
    line, environment = _called(program, words, address)
    ended = subprocess.run(
        line, env=environment, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.PIPE, text=True, check=False
    )
    if ended.returncode:
        raise _failed(program, ended.stderr)


def lines_of_client(program: Path, words: list[str], address: Address) -> Iterator[str]:
    """Run it to its end, giving each line as it prints it; raise `ProgramFailed` with its last words if it fails."""
    line, environment = _called(program, words, address)
    with (
        TemporaryFile("w+", encoding="utf-8", errors="replace") as said,
        subprocess.Popen(
            line, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, text=True
        ) as running,
    ):
        yield from running.stdout or ()
        if running.wait():
            said.seek(0)
            raise _failed(program, said.read())


def _called(program: Path, words: list[str], address: Address) -> tuple[list[str | Path], dict[str, str]]:
    # The password goes by the environment: a command line can be read by every user of the machine.
    secret = {"PGPASSWORD": address.password} if address.password else {}
    line: list[str | Path] = [program, f"--dbname={address.conninfo(with_password=False)}", *words]
    return line, os.environ | {"LC_ALL": "C"} | secret


def _failed(program: Path, said: str) -> ProgramFailed:
    return ProgramFailed(program.name, "\n".join(said.strip().splitlines()[-8:]))
