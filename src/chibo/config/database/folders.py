"""Say where things stand in a data folder; all of it begins with `postgres`, and nothing else there is touched."""

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from chibo.config.database.accounts import Account, name_of
from chibo.config.database.errors import (
    DataFolderOfAnotherUser,
    DataFolderOfAnotherVersion,
    DataFolderOpenToAll,
    NotADatabaseFolder,
)

VERSION = "18"


@dataclass(frozen=True)
class DataFolder:
    """The data folder of one installation, seen by its database server."""

    data: Path

    @property
    def cluster(self) -> Path:
        """The folder PostgreSQL keeps: its PGDATA."""
        return self.data / "postgres"

    @property
    def draft(self) -> Path:
        """Where a new cluster is built, until it is whole."""
        return self.data / "postgres.new"

    @property
    def socket(self) -> Path:
        """The folder of the private socket."""
        return self.data / "postgres.socket"

    @property
    def users(self) -> Path:
        """The lock that every process using the server shares."""
        return self.data / "postgres.users"

    @property
    def warden(self) -> Path:
        """The lock of the one warden."""
        return self.data / "postgres.warden"

    @property
    def server(self) -> Path:
        """The lock that every process of the server holds, orphans too."""
        return self.data / "postgres.server"

    @property
    def log(self) -> Path:
        """What warden and server have to say."""
        return self.data / "postgres.log"

    def make(self) -> None:
        """Make the data folder if there is none: for its owner alone. One that stands keeps its mode."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.data.stat().st_mode & stat.S_IWOTH:
            raise DataFolderOpenToAll(self.data)
        if not os.access(self.data, os.R_OK | os.W_OK | os.X_OK):
            raise DataFolderOfAnotherUser(self.data, name_of(self.data.stat().st_uid), name_of(os.geteuid()))

    def refuse_another_version(self) -> None:
        """Raise unless the cluster is of our version, or not there yet."""
        if not self.cluster.exists():
            return
        try:
            found = (self.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotADatabaseFolder(self.cluster) from error
        if found != VERSION:
            raise DataFolderOfAnotherVersion(self.cluster, found, VERSION)

    def make_socket_folder(self, account: Account) -> None:
        """Make the folder of the socket, open to the server's account alone; refuse one that another user planted."""
        try:
            self.socket.mkdir(mode=0o700)
        except FileExistsError:
            pass  # It stays between two runs of the server.
        else:
            os.chown(self.socket, account.uid, account.gid)
        found = self._owner_settled(account)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
            raise DataFolderOfAnotherUser(self.socket, name_of(found.st_uid), account.name)
        if stat.S_IMODE(found.st_mode) != 0o700:
            self.socket.chmod(0o700)

    def _owner_settled(self, account: Account) -> os.stat_result:
        """Look at the folder of the socket; another process of ours may have made it and not yet handed it over."""
        deadline = time.monotonic() + 2
        found = self.socket.lstat()
        while found.st_uid == os.geteuid() != account.uid and time.monotonic() < deadline:
            time.sleep(0.01)
            found = self.socket.lstat()
        return found
