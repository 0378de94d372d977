"""What was confirmed survives a crash: kill -9 of the server during writes that Django has acknowledged."""

import os
import random
import signal
import subprocess
import time
from threading import Thread

import psycopg
import pytest

from chibo.config.database.api import Address, binaries
from chibo.config.database.folders import DataFolder
from tests.config.database.conftest import Come
from tests.config.database.people import User, at_work, eventually, warden_of

# Writes row after row through Django, one transaction each, and says a number once its row is confirmed.
# When the connection breaks it does what the next request would do.
WRITER = """
import sys
from django.conf import settings
from pathlib import Path
settings.configure(CHIBO_DATA=Path(sys.argv[1]), DATABASES={"default": {
    "ENGINE": "chibo.config.database.backend", "NAME": "chibo", "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}})
from django.db import Error, close_old_connections, connection
first = int(sys.stdin.readline())
print(first, flush=True)
for number in range(first, first + 100_000_000):
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO written (number) VALUES (%s)", [number])
    except Error:
        close_old_connections()
    else:
        print(number, flush=True)
"""


class Writer:
    """One who writes without pause, and whose acknowledged numbers we hear."""

    def __init__(self, user: User, first: int) -> None:
        self.acknowledged: list[int] = []
        self.user = user
        assert user.ask(str(first)) == first
        self._listener = Thread(target=self._listen)
        self._listener.start()

    def stop(self) -> None:
        """Let it write no more."""
        self.user.process.kill()
        self._listener.join()

    def _listen(self) -> None:
        assert self.user.process.stdout
        for line in self.user.process.stdout:
            self.acknowledged.append(int(line))


@pytest.mark.parametrize(
    ("crashes", "wanted"),
    [pytest.param(5, 500, id="five crashes"), pytest.param(25, 50_000, id="25 crashes", marks=pytest.mark.long)],
)
def test_nothing_confirmed_is_lost_when_the_server_is_killed(
    come: Come, place: DataFolder, crashes: int, wanted: int
) -> None:
    witness = come()
    witness.query("CREATE TABLE written (number bigint PRIMARY KEY, filler text DEFAULT repeat('ă', 200))")
    writers = [Writer(come(WRITER), first) for first in (0, 1_000_000_000)]

    for crash in range(crashes):
        due = (crash + 1) * wanted // crashes
        before = [len(writer.acknowledged) for writer in writers]
        eventually(lambda: all(len(w.acknowledged) > b for w, b in zip(writers, before, strict=True)), within=120)  # noqa: B023
        eventually(lambda: sum(len(writer.acknowledged) for writer in writers) >= due, within=300)  # noqa: B023
        time.sleep(random.uniform(0, 0.3))  # a crash comes at any moment
        kill_server(place)
    for writer in writers:
        writer.stop()
    acknowledged = {number for writer in writers for number in writer.acknowledged}

    rows = {number for (number,) in witness.query("SELECT number FROM written")}
    assert acknowledged <= rows
    assert len(acknowledged) >= wanted
    assert damage_in(witness.enter()) == ""


def test_a_query_that_outlives_its_server_does_not_stand_in_the_way_of_the_next(come: Come, place: DataFolder) -> None:
    user = come()
    with psycopg.connect(user.enter().conninfo(), autocommit=True) as connection:
        busy = Thread(target=_count_for_long, args=[connection])
        busy.start()
        time.sleep(0.2)
        os.kill(int((place.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

        assert user.query("SELECT 1") == [(1,)]
        busy.join()


def test_a_stale_number_that_now_belongs_to_a_stranger_is_no_obstacle(come: Come, place: DataFolder) -> None:
    first = come()
    first.enter()
    kill_server(place)
    first.kill()
    eventually(lambda: not at_work(place.server))
    note = place.cluster / "postmaster.pid"
    owner = place.cluster.stat()
    stranger = subprocess.Popen(["sleep", "600"], user=owner.st_uid, group=owner.st_gid, cwd="/")
    note.write_text("\n".join([str(stranger.pid), *note.read_text().splitlines()[1:]]) + "\n")

    assert come().query("SELECT 1") == [(1,)]

    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def kill_server(place: DataFolder) -> None:
    """Kill every process of the server at once; the warden sees it and goes."""
    warden = warden_of(place)
    for pid in at_work(place.server) - {warden}:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def damage_in(address: Address) -> str:
    """Let PostgreSQL look through all tables and indexes, as its superuser."""
    words = ["--install-missing", "--heapallindexed", "--parent-check", "--username=postgres", "--no-password"]
    command = [str(binaries().pg_amcheck), *words, f"--host={address.host}", "chibo"]
    looked = subprocess.run(command, capture_output=True, text=True, check=False)
    return looked.stdout + looked.stderr


def _count_for_long(connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT sum(a * b) FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b")
