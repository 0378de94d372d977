"""The door of the database server: everything that the rest of `config` may use of it."""

from chibo.config.database.addresses import Address
from chibo.config.database.archives import ArchiveRefused, Manifest
from chibo.config.database.backup import FileChanged, make_backup
from chibo.config.database.binaries import Binaries, binaries
from chibo.config.database.clients import ProgramFailed
from chibo.config.database.copying import copy_out
from chibo.config.database.errors import (
    DataFolderOfAnotherUser,
    DataFolderOfAnotherVersion,
    DataFolderOpenToAll,
    NoAccountForServer,
    NotADatabaseFolder,
    ServerDidNotStart,
    ServerStartedByHand,
    UnsafeServer,
    UserWithoutName,
)
from chibo.config.database.restore import RegisterInUse, RegisterNotEmpty, restore_backup, verify_backup
from chibo.config.database.safety import refuse_unsafe_server, unsafe_settings
from chibo.config.database.starting import ensure_running

__all__ = [
    "Address",
    "ArchiveRefused",
    "Binaries",
    "DataFolderOfAnotherUser",
    "DataFolderOfAnotherVersion",
    "DataFolderOpenToAll",
    "FileChanged",
    "Manifest",
    "NoAccountForServer",
    "NotADatabaseFolder",
    "ProgramFailed",
    "RegisterInUse",
    "RegisterNotEmpty",
    "ServerDidNotStart",
    "ServerStartedByHand",
    "UnsafeServer",
    "UserWithoutName",
    "binaries",
    "copy_out",
    "ensure_running",
    "make_backup",
    "refuse_unsafe_server",
    "restore_backup",
    "unsafe_settings",
    "verify_backup",
]
