"""A server that may lose what it has confirmed is named and refused."""

from types import TracebackType
from typing import Self

import psycopg
import pytest

from chibo.config.database.api import UnsafeServer, refuse_unsafe_server, unsafe_settings
from tests.config.database.conftest import Come
from tests.config.database.people import User

SAFE = {
    "data_checksums": "on",
    "fsync": "on",
    "full_page_writes": "on",
    "server_version_num": "180006",
    "synchronous_commit": "on",
}


class Server:
    """A server that answers with the settings it was given."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.settings = settings

    def cursor(self) -> Self:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def execute(self, sql: str) -> None:
        assert all(name in sql for name in self.settings)

    def fetchall(self) -> list[tuple[str, str]]:
        return sorted(self.settings.items())


@pytest.mark.parametrize("setting", ["data_checksums", "fsync", "full_page_writes", "synchronous_commit"])
def test_each_unsafe_setting_is_named(setting: str) -> None:
    server = Server(SAFE | {setting: "off"})

    assert unsafe_settings(server) == [f"{setting} = off"]
    with pytest.raises(UnsafeServer, match=f"{setting} = off"):
        refuse_unsafe_server(server)


def test_an_older_server_is_named() -> None:
    assert unsafe_settings(Server(SAFE | {"server_version_num": "170010"})) == [
        "server version 17 (18 or newer is needed)"
    ]


def test_all_unsafe_settings_are_named_together() -> None:
    server = Server(dict.fromkeys(SAFE, "off") | {"server_version_num": "160000"})

    assert len(unsafe_settings(server)) == 5


@pytest.mark.parametrize("commit", ["on", "local", "remote_write", "remote_apply"])
def test_a_safe_server_is_let_pass(commit: str) -> None:
    refuse_unsafe_server(Server(SAFE | {"synchronous_commit": commit}))


def test_our_own_server_is_safe_whatever_was_set_on_it(come: Come) -> None:
    user = come()
    superuser = user.enter().conninfo().replace("user=chibo", "user=postgres")
    with psycopg.connect(superuser, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")

    with psycopg.connect(user.enter().conninfo()) as connection:
        assert unsafe_settings(connection) == []


def test_a_session_that_does_not_wait_for_the_disk_is_named(guest: User) -> None:
    with psycopg.connect(guest.enter().conninfo()) as connection:
        connection.execute("SET synchronous_commit = off")

        assert unsafe_settings(connection) == ["synchronous_commit = off"]
