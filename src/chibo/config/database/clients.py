"""Run PostgreSQL's client programs against a server, ours or another."""

import os
import subprocess
from pathlib import Path
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
    # The password goes by the environment: a command line can be read by every user of the machine.
    secret = {"PGPASSWORD": address.password} if address.password else {}
    ended = subprocess.run(
        [program, f"--dbname={address.conninfo(with_password=False)}", *words],
        env=os.environ | {"LC_ALL": "C"} | secret,
        stdin=subprocess.DEVNULL,
        stdout=into,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise ProgramFailed(program.name, "\n".join(ended.stderr.strip().splitlines()[-8:]))
