"""A cluster is made whole or not at all, and as we want it."""

import os
import signal

import psycopg
import pytest

from chibo.config.database.folders import DataFolder
from tests.config.database.conftest import Come
from tests.config.database.people import User, eventually, nothing_is_left_of, warden_of


def test_making_the_cluster_is_killed_half_way_and_done_again(come: Come, place: DataFolder) -> None:
    user = come()
    user.put("where")
    eventually((place.draft / "global").exists)

    os.kill(warden_of(place), signal.SIGKILL)
    user.kill()
    assert not place.cluster.exists()
    eventually(lambda: nothing_is_left_of(place))

    assert come().query("SELECT current_database()") == [("chibo",)]
    assert not place.draft.exists()


def test_names_sort_the_same_on_every_machine(guest: User) -> None:
    found = guest.query("SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database")

    assert set(found) == {("b", "C.UTF-8", "UTF8")}


def test_the_application_is_no_superuser_and_may_use_its_extensions(guest: User) -> None:
    guest.query("CREATE EXTENSION IF NOT EXISTS btree_gist; CREATE EXTENSION IF NOT EXISTS pg_trgm")

    assert guest.query("SELECT current_user, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user") == [
        ("chibo", False, True)
    ]


def test_the_log_repeats_no_values(guest: User) -> None:
    guest.query("CREATE TABLE IF NOT EXISTS once (number text PRIMARY KEY)")

    with pytest.raises(psycopg.errors.UniqueViolation):
        guest.query("INSERT INTO once VALUES ('001099012345'), ('001099012345')")

    log = DataFolder(guest.data).log.read_text()
    assert "once_pkey" in log
    assert "001099012345" not in log


def test_the_server_keeps_to_two_cores_and_modest_memory(guest: User) -> None:
    settings = dict(guest.query("SELECT name, setting FROM pg_settings"))

    assert int(settings["shared_buffers"]) * 8192 <= 256 * 1024 * 1024
    assert int(settings["max_parallel_workers"]) <= 2
    assert settings["jit"] == "off"
    assert settings["TimeZone"] == "Asia/Ho_Chi_Minh"
