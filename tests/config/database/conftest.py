"""Give a data folder deep enough for any limit on the length of a path, and people who use its server."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chibo.config.database.folders import DataFolder
from tests.config.database.people import USER, User, at_work, clear, eventually, nothing_is_left_of

Come = Callable[..., User]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[DataFolder]:
    """Give a folder of 120 letters more, with spaces and Vietnamese letters, which does not exist yet."""
    place = DataFolder(tmp_path / "Đảng bộ tỉnh" / ("thư mục dữ liệu " * 8).strip())
    yield place
    clear(place)
    shutil.rmtree(place.data, ignore_errors=True)


@pytest.fixture
def come(place: DataFolder) -> Iterator[Come]:
    """Let users come; at the end all leave, and nothing is left behind."""
    users: list[User] = []

    def comes(program: str = USER) -> User:
        users.append(User(place.data, program))
        return users[-1]

    yield comes
    _all_leave(users, place)


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[User]:
    """Give a user of one server that all tests share who neither kill nor change it."""
    place = DataFolder(tmp_path_factory.mktemp("guest") / "Đảng bộ tỉnh")
    user = User(place.data)
    yield user
    _all_leave([user], place)


def _all_leave(users: list[User], place: DataFolder) -> None:
    for user in users:
        user.leave()
    for warden in at_work(place.warden):
        os.kill(warden, signal.SIGTERM)  # it need not linger
    if place.socket.exists():
        eventually(lambda: nothing_is_left_of(place))
