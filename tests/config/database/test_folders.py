"""The data folder is ours or refused, and nothing outside it is touched."""

import os
import stat
from pathlib import Path

import pytest

from chibo.config.database.api import (
    DataFolderOfAnotherUser,
    DataFolderOfAnotherVersion,
    DataFolderOpenToAll,
    NotADatabaseFolder,
    ensure_running,
)
from chibo.config.database.folders import DataFolder
from tests.config.database.conftest import Come
from tests.config.database.people import postmaster_of


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o750])
def test_folders_above_and_the_data_folder_keep_their_modes(
    come: Come, place: DataFolder, tmp_path: Path, mode: int
) -> None:
    place.data.mkdir(parents=True)
    above = [place.data, place.data.parent, tmp_path]
    for folder in above:
        folder.chmod(mode)

    come().enter()

    assert [stat.S_IMODE(folder.stat().st_mode) for folder in above] == [mode] * 3


def test_a_new_data_folder_is_closed_to_others(come: Come, place: DataFolder) -> None:
    come().enter()

    own = [place.data, place.cluster, place.socket]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in own] == [0o700] * 3
    locks = [place.users, place.warden, place.server, place.log]
    assert [stat.S_IMODE(file.stat().st_mode) for file in locks] == [0o600] * 4


def test_only_a_private_socket_is_open(come: Come, place: DataFolder) -> None:
    come().enter()

    files = (Path("/proc") / str(postmaster_of(place)) / "fd").iterdir()
    sockets = {str(file.readlink()).removeprefix("socket:[").rstrip("]") for file in files}
    of_network = {
        line.split()[9]
        for table in ("tcp", "tcp6", "udp", "udp6")
        for line in (Path("/proc/net") / table).read_text().splitlines()[1:]
    }
    assert not sockets & of_network
    assert len(list(place.socket.glob(".s.PGSQL.*[0-9]"))) == 1


@pytest.mark.parametrize("found", ["17", "19"])
def test_a_folder_of_another_version_is_refused_with_what_to_do(place: DataFolder, found: str) -> None:
    place.cluster.mkdir(parents=True, mode=0o700)
    _give_away(place.cluster)
    (place.cluster / "PG_VERSION").write_text(f"{found}\n")

    with pytest.raises(DataFolderOfAnotherVersion) as refusal:
        ensure_running(place.data)

    for part in (str(place.cluster), f"PostgreSQL {found}", "PostgreSQL 18", "chibo backup", "chibo restore"):
        assert part in str(refusal.value)
    assert (place.cluster / "PG_VERSION").read_text() == f"{found}\n"


def test_a_folder_of_something_else_is_refused(place: DataFolder) -> None:
    place.cluster.mkdir(parents=True)
    _give_away(place.cluster)
    (place.cluster / "holiday.jpg").touch()

    with pytest.raises(NotADatabaseFolder, match=r"holds no PostgreSQL data"):
        ensure_running(place.data)

    assert [file.name for file in place.cluster.iterdir()] == ["holiday.jpg"]


def test_a_data_folder_open_to_all_is_refused(place: DataFolder) -> None:
    place.data.mkdir(parents=True)
    place.data.chmod(0o777)

    with pytest.raises(DataFolderOpenToAll, match="chmod o-w"):
        ensure_running(place.data)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_the_socket_that_somebody_planted_is_refused(place: DataFolder) -> None:
    place.data.mkdir(parents=True)
    place.socket.mkdir()
    os.chown(place.socket, 12345, 12345)

    with pytest.raises(DataFolderOfAnotherUser, match=r"postgres\.socket belongs to the user 12345"):
        ensure_running(place.data)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops root")
def test_the_server_of_root_does_not_run_as_root(come: Come, place: DataFolder) -> None:
    come().enter()

    process = Path("/proc") / str(postmaster_of(place))
    assert process.stat().st_uid != 0
    assert place.cluster.stat().st_uid == process.stat().st_uid
    assert "CapEff:\t0000000000000000" in (process / "status").read_text()


def _give_away(folder: Path) -> None:
    """Let the folder look like one that the server of root has made."""
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
