"""Be the users of a database server: processes of their own, which can be asked, killed, and sent home."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg

from chibo.config.database.api import Address
from chibo.config.database.folders import DataFolder

# Says where the server is each time it is asked, and stays until its input ends.
USER = """
import dataclasses, json, os, sys
from pathlib import Path
from chibo.config.database.api import ensure_running
for _ in sys.stdin:
    print(json.dumps(dataclasses.asdict(ensure_running(Path(sys.argv[1])))), flush=True)
"""


class User:
    """One process that uses the server of a data folder."""

    def __init__(self, data: Path, program: str = USER) -> None:
        environment = os.environ | {"CHIBO_DATA": str(data)}
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def ask(self, question: str = "where") -> Any:
        """Put a question and wait for the answer."""
        self.put(question)
        return self.hear()

    def put(self, question: str) -> None:
        """Put a question."""
        assert self.process.stdin
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()

    def hear(self) -> Any:
        """Wait for the answer to what was put."""
        assert self.process.stdout
        assert self.process.stderr
        answer = self.process.stdout.readline()
        if not answer:
            raise AssertionError(self.process.stderr.read())
        return json.loads(answer)

    def enter(self) -> Address:
        """See to it that the server runs, and learn where."""
        return Address(**self.ask())

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Enter, and put a query to the server."""
        with self._connected() as connection:
            found = connection.execute(sql)
            return list(found) if found.description else []

    def _connected(self) -> psycopg.Connection:
        """Connect as Chibo does: a server that answered may have been told to stop just now, so enter once more."""
        try:
            return psycopg.connect(self.enter().conninfo(), autocommit=True)
        except psycopg.OperationalError:
            return psycopg.connect(self.enter().conninfo(), autocommit=True)

    def kill(self) -> None:
        """Die without a chance to tidy up."""
        self.process.kill()
        self._bury()

    def leave(self) -> None:
        """End as programs do."""
        assert self.process.stdin
        self.process.stdin.close()
        self._bury()

    def _bury(self) -> None:
        self.process.wait(60)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()


def at_work(*locks: Path) -> set[int]:
    """Find the processes that hold one of these files open."""
    wanted = {(file.stat().st_dev, file.stat().st_ino) for file in locks if file.exists()}
    return {pid for pid, opened in _opened_files() if opened & wanted} - {os.getpid()}


def warden_of(place: DataFolder) -> int:
    """Find the warden: others hold the warden's lock for a moment only, and the server never."""
    found: set[int] = set()

    def is_one() -> bool:
        found.clear()
        found.update(at_work(place.warden) & (at_work(place.server) | at_work(place.log)))
        return len(found) == 1

    eventually(is_one)
    return found.pop()


def postmaster_of(place: DataFolder) -> int:
    """Find the server's first process."""
    return int((place.cluster / "postmaster.pid").read_text().splitlines()[0])


def eventually(holds: Callable[[], bool], within: float = 60) -> None:
    """Wait until something holds; fail if it never does."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, f"not within {within} s"
        time.sleep(0.05)


def nothing_is_left_of(place: DataFolder) -> bool:
    """Tell whether no warden, no server process and no socket is there."""
    return not list(place.socket.iterdir()) and not at_work(place.users, place.warden, place.server)


def clear(place: DataFolder) -> None:
    """End whatever a failed test has left at work on this folder."""
    for pid in at_work(place.users, place.warden, place.server):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _opened_files() -> Iterator[tuple[int, set[tuple[int, int]]]]:
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                opened = [file.stat() for file in (process / "fd").iterdir()]
            except OSError:
                continue
            yield int(process.name), {(one.st_dev, one.st_ino) for one in opened}
