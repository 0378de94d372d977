"""Run a program of PostgreSQL as the server's account, without what that account must not have."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from chibo.config.database.accounts import Account

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

# No variable of the caller reaches the server; its messages are in one language, so that logs can be searched.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


@dataclass(frozen=True)
class Surroundings:
    """As whom, with which opened files, and with which log the programs run."""

    account: Account
    log: int
    handed_on: list[int] = field(default_factory=list)

    def start(
        self, command: list[str], *, dies_by: signal.Signals, stdin: int | IO[bytes] = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        """Start a program that gets the signal `dies_by` from the kernel when this process dies."""
        is_dropped = self.account.uid != os.geteuid()
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=self.log,
            stderr=self.log,
            cwd="/",
            env=ENVIRONMENT,
            pass_fds=self.handed_on,
            umask=0o077,
            preexec_fn=_die_with_parent(dies_by),  # noqa: PLW1509 a warden has one thread
            user=self.account.uid if is_dropped else None,
            group=self.account.gid if is_dropped else None,
            extra_groups=[] if is_dropped else None,
        )

    def run(self, command: list[str], said: str = "") -> None:
        """Run a program to its end; what it says is in the log. It is killed if this process dies."""
        with self.start(command, dies_by=signal.SIGKILL, stdin=subprocess.PIPE) as running:
            running.communicate(said.encode())
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command)


def _die_with_parent(dies_by: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def settle() -> None:
        # Runs after the account was changed: changing it would clear what is asked for here.
        _libc.prctl(_PR_SET_PDEATHSIG, int(dies_by))
        if os.getppid() != parent:
            os._exit(1)

    return settle
