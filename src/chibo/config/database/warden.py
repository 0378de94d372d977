"""Be the warden: the parent of the server, who starts it, waits until its last user has gone, and stops it.

Run as `python -m chibo.config.database.warden FOLDER`. It holds no connection and imports neither Django nor a driver.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from chibo.config.database.accounts import Account, server_account
from chibo.config.database.binaries import binaries_for
from chibo.config.database.clusters import make_cluster, opened_folder, write_doors
from chibo.config.database.folders import DataFolder
from chibo.config.database.locks import open_lock, open_own, try_lock, unlock, wait_for_lock
from chibo.config.database.options import OPTIONS, as_arguments
from chibo.config.database.orphans import Orphans, clear_sockets, clear_stale_number
from chibo.config.database.programs import Surroundings

# Two commands typed one after the other use the same server.
LINGERS = 1.5
LOOKS_EVERY = 0.2
STOPS_WITHIN = 90
LOG_GROWS_TO = 10_000_000


class Warden:
    """One warden, who already holds the warden's lock."""

    def __init__(self, place: DataFolder, account: Account, log: int) -> None:
        self.place = place
        self._users = open_lock(place.users)
        self._server = open_lock(place.server)
        self._around = Surroundings(account, log, [self._server])
        self._is_told_to_stop = False

    def tell_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Stop the server at the next look around (the machine is shutting down)."""
        self._is_told_to_stop = True

    def keep(self) -> None:
        """Start the server, keep it while it has users, stop it; return at once if the server dies by itself."""
        # Held by every process of the server as well, since they inherit it: when we get it, none of them is left.
        wait_for_lock(self._server, meanwhile=Orphans(self.place.server).press)
        server = self._start()
        while server.poll() is None:
            if self._is_told_to_stop or self._has_lost_last_user():
                _stop(server)
                clear_sockets(self.place)
                return
            time.sleep(LOOKS_EVERY)
        _say(f"the server has ended with status {server.returncode}")

    def _start(self) -> subprocess.Popen[bytes]:
        programs = binaries_for(self._around.account)
        if not self.place.cluster.exists():
            make_cluster(self.place, programs, self._around)
        write_doors(self.place, self._around)
        clear_stale_number(self.place)
        clear_sockets(self.place)
        with (
            opened_folder(self.place.cluster) as (cluster, cluster_name),
            opened_folder(self.place.socket) as (socket, socket_name),
        ):
            options = OPTIONS | {"unix_socket_directories": socket_name}
            inside = Surroundings(self._around.account, self._around.log, [self._server, cluster, socket])
            return inside.start(
                [str(programs.postgres), "-D", cluster_name, *as_arguments(options)], dies_by=signal.SIGINT
            )

    def _has_lost_last_user(self) -> bool:
        """Look twice, a little apart. The lock is kept when it is so: who comes now waits, and starts anew."""
        if not try_lock(self._users):
            return False
        unlock(self._users)
        time.sleep(LINGERS)
        return try_lock(self._users)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop it with a checkpoint; if that takes too long without one, since the log holds all that was confirmed."""
    for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        server.send_signal(word)
        try:
            server.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            _say(f"the server has not ended {STOPS_WITHIN} seconds after {word.name}")
        else:
            return


def _say(sentence: str) -> None:
    print(f"{time.strftime('%Y-%m-%d %H:%M:%S')} [warden {os.getpid()}] {sentence}", file=sys.stderr, flush=True)


def _become_warden(place: DataFolder) -> bool:
    """Take the warden's lock, for life. Others hold it for a moment only to look, so it is tried more than once."""
    lock = open_lock(place.warden)
    for _ in range(20):
        if try_lock(lock):
            return True
        time.sleep(0.02)
    return False


def _open_log(place: DataFolder) -> int:
    if place.log.exists() and place.log.stat().st_size > LOG_GROWS_TO:
        place.log.rename(place.log.with_suffix(".log.1"))
    return open_own(place.log, os.O_WRONLY | os.O_APPEND)


def _step_aside(log: int) -> None:
    """Let go of the process that started us: its session, its terminal, its pipes. The lock goes with the child."""
    sys.stdout.flush()
    if os.fork():
        os._exit(0)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for ours, theirs in ((nothing, 0), (nothing, 1), (log, 2)):
        os.dup2(ours, theirs)
    os.chdir("/")


def main(words: list[str]) -> int:
    """Become the warden of a data folder, or leave that to the one who is."""
    place = DataFolder(Path(words[0]))
    account = server_account(place.data, place.cluster)
    place.make_socket_folder(account)
    if not _become_warden(place):
        return 0
    log = _open_log(place)
    _step_aside(log)
    warden = Warden(place, account, log)
    signal.signal(signal.SIGTERM, warden.tell_to_stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warden.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
