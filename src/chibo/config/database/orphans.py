"""Clear away what a server that was killed has left: processes without a parent, and a note with a stale number."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from chibo.config.database.errors import ServerStartedByHand
from chibo.config.database.folders import DataFolder

# An orphan ends by itself as soon as it looks up from its work; after these seconds it is told to, then made to.
TOLD_AFTER = 8
MADE_TO_AFTER = 30


class Orphans:
    """The processes that still hold the server's lock."""

    def __init__(self, lock: Path) -> None:
        self._lock = lock
        self._sent: set[signal.Signals] = set()

    def press(self, seconds: float) -> None:
        """Let them end; press harder as the seconds go by. What they confirmed is safe in the log at any moment."""
        for after, word in ((TOLD_AFTER, signal.SIGQUIT), (MADE_TO_AFTER, signal.SIGKILL)):
            if seconds > after and word not in self._sent:
                self._sent.add(word)
                for pid in _holders(self._lock):
                    os.kill(pid, word)


def clear_stale_number(place: DataFolder) -> None:
    """Remove postmaster.pid when its number now belongs to a stranger. Only call while holding the server's lock."""
    note = place.cluster / "postmaster.pid"
    if not note.exists():
        return
    pid = int(note.read_text(encoding="utf-8").split("\n", 1)[0])
    process = Path("/proc") / str(abs(pid))
    if not process.exists():
        return  # PostgreSQL sees by itself that it is stale.
    try:
        ours = (process / "cwd").samefile(place.cluster)
    except (PermissionError, FileNotFoundError):
        ours = False
    if ours:
        raise ServerStartedByHand(place.cluster, pid)
    note.unlink()


def clear_sockets(place: DataFolder) -> None:
    """Remove what a killed server left in the folder of the socket. Only call while holding the server's lock."""
    for left in place.socket.iterdir():
        left.unlink()


def _holders(lock: Path) -> Iterator[int]:
    wanted = lock.stat()
    for process in Path("/proc").iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        try:
            opened = [file.stat() for file in (process / "fd").iterdir()]
        except OSError:
            continue  # It has ended meanwhile, or is a stranger's.
        if any((one.st_dev, one.st_ino) == (wanted.st_dev, wanted.st_ino) for one in opened):
            yield int(process.name)
