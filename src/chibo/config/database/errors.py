"""Name what can go wrong between Chibo and its database server, each with a sentence that says what to do."""

from pathlib import Path

from chibo.kernel.errors import Conflict, NotPermitted, RuleBroken
from chibo.kernel.wording import gettext_noop


class DataFolderOfAnotherVersion(Conflict):
    """The data folder was written by a PostgreSQL whose files ours cannot read."""

    def __init__(self, folder: Path, found: str, ours: str) -> None:
        super().__init__(
            "data_folder_of_another_version",
            gettext_noop(
                "The folder %(folder)s was written by PostgreSQL %(found)s, and this Chibo brings PostgreSQL %(ours)s. "
                "Back it up with the Chibo that wrote it (chibo backup FILE), move the folder away, "
                "then read the backup in here (chibo restore FILE)."
            ),
            {"folder": folder, "found": found, "ours": ours},
        )


class NotADatabaseFolder(Conflict):
    """Something else stands where the database belongs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "not_a_database_folder",
            gettext_noop(
                "The folder %(folder)s holds no PostgreSQL data (it has no file PG_VERSION). "
                "Move it away, or choose another data folder with CHIBO_DATA."
            ),
            {"folder": folder},
        )


class DataFolderOfAnotherUser(NotPermitted):
    """The folder belongs to somebody else, who could read or replace what we keep in it."""

    def __init__(self, folder: Path, owner: str, user: str) -> None:
        super().__init__(
            "data_folder_of_another_user",
            gettext_noop(
                "The folder %(folder)s belongs to the user %(owner)s, and Chibo runs as %(user)s. "
                "Run Chibo as %(owner)s, or choose another data folder with CHIBO_DATA."
            ),
            {"folder": folder, "owner": owner, "user": user},
        )


class DataFolderOpenToAll(NotPermitted):
    """Everybody may write into the data folder, so anybody could plant a database in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "data_folder_open_to_all",
            gettext_noop(
                "Every user of this machine may write into the folder %(folder)s. "
                "Take that right away (chmod o-w), or choose another data folder with CHIBO_DATA."
            ),
            {"folder": folder},
        )


class UserWithoutName(NotPermitted):
    """PostgreSQL knows the people at its door by the name of their account."""

    def __init__(self, uid: int) -> None:
        super().__init__(
            "user_without_name",
            gettext_noop(
                "The user number %(uid)s has no name on this machine, and PostgreSQL needs one. "
                "Give the account a name (useradd), or point CHIBO_DATABASE_URL at a server."
            ),
            {"uid": uid},
        )


class NoAccountForServer(NotPermitted):
    """PostgreSQL never runs as root, and there is no other account to run it as."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(
            "no_account_for_server",
            gettext_noop(
                "PostgreSQL does not run as root, and none of the accounts %(names)s exists. "
                "Make one (useradd --system chibo), or run Chibo as an ordinary user."
            ),
            {"names": ", ".join(names)},
        )


class ServerDidNotStart(Conflict):
    """The server was asked to start and did not answer."""

    def __init__(self, log: Path, last_lines: str) -> None:
        super().__init__(
            "server_did_not_start",
            gettext_noop(
                "The database server did not start. Its log %(log)s ends with:\n%(last_lines)s\n"
                "Remove the cause named there and run the command again."
            ),
            {"log": log, "last_lines": last_lines},
        )


class ServerStartedByHand(Conflict):
    """Somebody runs a server of their own on our data folder."""

    def __init__(self, folder: Path, pid: int) -> None:
        super().__init__(
            "server_started_by_hand",
            gettext_noop(
                "A PostgreSQL server that Chibo did not start (process %(pid)s) runs on the folder %(folder)s. Stop it."
            ),
            {"folder": folder, "pid": pid},
        )


class UnsafeServer(RuleBroken):
    """The server may lose what it has confirmed."""

    def __init__(self, settings: list[str]) -> None:
        super().__init__(
            "unsafe_server",
            gettext_noop(
                "The database server may lose what it has confirmed: %(settings)s. "
                "Set this right on the server, or run Chibo with the server it brings (without CHIBO_DATABASE_URL)."
            ),
            {"settings": "; ".join(settings)},
        )
