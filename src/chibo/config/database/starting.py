"""See to it that the embedded server runs, and count this process among its users until it ends."""

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext
from psycopg import pq

from chibo.config.database.accounts import server_account
from chibo.config.database.addresses import Address
from chibo.config.database.clusters import DATABASE, ROLE
from chibo.config.database.errors import ServerDidNotStart
from chibo.config.database.folders import DataFolder
from chibo.config.database.locks import is_held, open_lock, wait_for_lock
from chibo.kernel.wording import gettext_noop, say

logger = logging.getLogger(__name__)

PATIENCE = 15 * 60  # crash recovery of a large register may take minutes
FIRST_WORD_AFTER = 10
NEXT_WORD_AFTER = 60
TRIES = 3
STILL_WAITING = gettext_noop(
    "The database server has not answered for %(seconds)s seconds; it may be recovering what a crash has left. "
    "Its log is %(log)s."
)

# What this process keeps open for life, by path: locks it shares, folders of sockets. Children of a fork inherit it.
_kept: dict[Path, int] = {}
_one_thread = threading.RLock()


def _forget_threads() -> None:
    """Let a forked child start afresh: the thread that held the lock is not in it."""
    global _one_thread  # noqa: PLW0603
    _one_thread = threading.RLock()


os.register_at_fork(after_in_child=_forget_threads)


def ensure_running(data: Path) -> Address:
    """Start the server of this data folder if it does not run, wait until it answers, and say where.

    From now on this process is one of its users: the server stays until the last of them has ended, however it ends.
    """
    place = DataFolder(data.absolute())
    with _one_thread:
        place.make()
        place.make_socket_folder(server_account(place.data, place.cluster))
        _join(place)
        place.refuse_another_version()
        waiting = _Waiting(place)
        for _ in range(TRIES):
            if _answers(place) or waiting.until_it_answers(_call_warden(place)):
                return _address_of(place)
    raise ServerDidNotStart(place.log, _last_lines(place.log))


def where_it_ran(data: Path) -> Address:
    """Say where the server is without asking whether it answers; start it only if this process never used it.

    This spares a connection. Who is then not let in calls `ensure_running`.
    """
    place = DataFolder(data.absolute())
    with _one_thread:
        return _address_of(place) if _is_kept(place.users) else ensure_running(data)


def _address_of(place: DataFolder) -> Address:
    """Name the folder of the socket through what this process holds open: short, however long the path of the data is.

    The name is good in this process and, while it lives, in others of the same user.
    """
    held = _keep(place.socket, os.O_RDONLY | os.O_DIRECTORY)
    return Address(host=f"/proc/{os.getpid()}/fd/{held}", user=ROLE, dbname=DATABASE)


def _join(place: DataFolder) -> None:
    """Share the users' lock. While a warden stops the server it is held against us: then wait, and start it anew."""
    if not _is_kept(place.users):
        opened = open_lock(place.users)
        wait_for_lock(opened, shared=True, meanwhile=_Waiting(place).say)
        _kept[place.users] = opened


def _answers(place: DataFolder) -> bool:
    # A real connection; says yes also when the server answers "too many clients", and no while it recovers.
    address = _address_of(place).conninfo() + " connect_timeout=5"
    return pq.PGconn.ping(address.encode()) == pq.Ping.OK


def _call_warden(place: DataFolder) -> str:
    """Start a warden, who leaves at once if there is one. Return what kept it from starting, if anything."""
    command = [sys.executable, "-P", "-m", "chibo.config.database.warden", str(place.data)]
    called = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return called.stderr if called.returncode else ""


class _Waiting:
    """Wait for the server, with a word to the person in front when it takes long."""

    def __init__(self, place: DataFolder) -> None:
        self._place = place
        self._next_word = float(FIRST_WORD_AFTER)

    def until_it_answers(self, refusal: str) -> bool:
        """Wait as long as somebody is at work on it; tell whether it answers."""
        if refusal:
            raise ServerDidNotStart(self._place.log, refusal.strip())
        begun = time.monotonic()
        while (passed := time.monotonic() - begun) < PATIENCE:
            if _answers(self._place):
                return True
            if not is_held(self._place.warden):
                return _answers(self._place)
            self.say(passed)
            time.sleep(0.03)
        return False

    def say(self, passed: float) -> None:
        """Say from time to time that we are still waiting."""
        if passed >= self._next_word:
            self._next_word = passed + NEXT_WORD_AFTER
            translate = gettext if settings.configured else str
            logger.warning(say(STILL_WAITING, {"seconds": int(passed), "log": self._place.log}, translate))


def _keep(file: Path, flags: int) -> int:
    if not _is_kept(file):
        _kept[file] = os.open(file, flags)
    return _kept[file]


def _is_kept(file: Path) -> bool:
    """Tell whether we hold this very file open; one that was removed and made anew is another."""
    if file not in _kept:
        return False
    held = os.fstat(_kept[file])
    if file.exists() and (file.stat().st_dev, file.stat().st_ino) == (held.st_dev, held.st_ino):
        return True
    os.close(_kept.pop(file))
    return False


def _last_lines(log: Path) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
