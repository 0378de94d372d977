"""The server comes with its first user and goes with its last, however they end."""

import os
import signal
import time

import pytest

from chibo.config.database.folders import DataFolder
from chibo.config.database.locks import is_held
from chibo.config.database.warden import LINGERS
from tests.config.database.conftest import Come
from tests.config.database.people import at_work, eventually, nothing_is_left_of, postmaster_of, warden_of

# Has a child without telling the server, and dies: the child goes on.
FORKS = """
import os, sys, json, time
from pathlib import Path
from chibo.config.database.api import ensure_running
ensure_running(Path(sys.argv[1]))
child = os.fork()
if child == 0:
    time.sleep(600)
sys.stdin.readline()
print(json.dumps(child), flush=True)
sys.stdin.readline()
"""


@pytest.mark.parametrize("first", [0, 1, 2])
def test_three_users_are_killed_one_by_one_and_nothing_is_left(come: Come, place: DataFolder, first: int) -> None:
    users = [come(), come(), come()]
    begun = {user.query("SELECT pg_postmaster_start_time()::text")[0] for user in users}

    victim = users.pop(first)
    victim.kill()

    assert {user.query("SELECT pg_postmaster_start_time()::text")[0] for user in users} == begun
    assert len(begun) == 1
    for user in users:
        user.kill()
    eventually(lambda: nothing_is_left_of(place), within=20)
    assert not (place.cluster / "postmaster.pid").exists()


def test_the_last_user_leaves_and_the_server_goes(come: Come, place: DataFolder) -> None:
    user = come()
    user.enter()
    assert not nothing_is_left_of(place)

    user.leave()

    eventually(lambda: nothing_is_left_of(place), within=20)


def test_users_who_come_together_find_one_server(come: Come) -> None:
    users = [come() for _ in range(4)]

    for user in users:
        user.put("where")
    for user in users:
        user.hear()

    assert len({user.query("SELECT pg_postmaster_start_time()::text")[0] for user in users}) == 1


def test_one_who_comes_while_the_server_stops_finds_a_server(come: Come, place: DataFolder) -> None:
    last, newcomer = come(), come()
    last.enter()

    last.leave()
    eventually(lambda: is_held(place.users) or nothing_is_left_of(place))

    assert newcomer.query("SELECT 1") == [(1,)]


def test_a_child_keeps_the_server_of_its_killed_parent(come: Come, place: DataFolder) -> None:
    parent = come(FORKS)
    child = parent.ask()
    postmaster = postmaster_of(place)

    parent.kill()
    eventually(lambda: at_work(place.users) == {child, warden_of(place)})
    time.sleep(2 * LINGERS)  # longer than a warden waits who misses the child

    assert postmaster_of(place) == postmaster
    os.kill(child, signal.SIGKILL)
    eventually(lambda: nothing_is_left_of(place), within=20)


def test_a_killed_warden_takes_the_server_along_and_the_next_question_starts_another(
    come: Come, place: DataFolder
) -> None:
    user = come()
    user.query("CREATE TABLE kept AS SELECT 37336 AS members")
    warden, postmaster = warden_of(place), postmaster_of(place)

    os.kill(warden, signal.SIGKILL)

    assert user.query("SELECT members FROM kept") == [(37336,)]
    assert (warden_of(place), postmaster_of(place)) != (warden, postmaster)


def test_a_killed_warden_without_users_leaves_nothing(come: Come, place: DataFolder) -> None:
    user = come()
    user.enter()

    os.kill(warden_of(place), signal.SIGKILL)
    user.kill()

    eventually(lambda: nothing_is_left_of(place), within=20)


def test_the_warden_stops_the_server_when_the_machine_shuts_down(come: Come, place: DataFolder) -> None:
    user = come()
    user.enter()

    os.kill(warden_of(place), signal.SIGTERM)

    eventually(lambda: not (place.cluster / "postmaster.pid").exists(), within=20)
    assert user.query("SELECT 1") == [(1,)]
