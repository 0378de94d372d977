"""Decide as which account of the machine the server runs, and who may enter it."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from chibo.config.database.errors import DataFolderOfAnotherUser, NoAccountForServer, UserWithoutName

ROOT = 0

# As root, and with a data folder of root, the server runs as the first of these that exists.
FOR_ROOT = ("chibo", "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """One account of the machine."""

    uid: int
    gid: int
    name: str


def server_account(data: Path, cluster: Path) -> Account:
    """Name the account that owns the cluster, or will: our own; for root, the owner's, else one without rights."""
    ours = os.geteuid()
    owner = _owner(cluster)
    if ours != ROOT:
        if owner not in {None, ours}:
            raise DataFolderOfAnotherUser(cluster, name_of(owner or ROOT), name_of(ours))
        return _account(ours)
    if owner == ROOT:
        raise DataFolderOfAnotherUser(cluster, name_of(ROOT), _account_for_root().name)
    if owner is not None:
        return _account(owner)
    return _account_for_root() if data.stat().st_uid == ROOT else _account(data.stat().st_uid)


def names_let_in(data: Path, account: Account) -> list[str]:
    """Name the accounts that may enter the server: root, and the owner of the data folder if the server is theirs."""
    theirs = [account.name] if data.stat().st_uid == account.uid else []
    return ["root", *theirs]


def name_of(uid: int) -> str:
    """Name an account for a message, by its number if it has no name."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _owner(cluster: Path) -> int | None:
    return cluster.stat().st_uid if cluster.exists() else None


def _account(uid: int) -> Account:
    try:
        known = pwd.getpwuid(uid)
    except KeyError as error:
        raise UserWithoutName(uid) from error
    return Account(known.pw_uid, os.getegid() if uid == os.geteuid() else known.pw_gid, known.pw_name)


def _account_for_root() -> Account:
    for name in FOR_ROOT:
        try:
            known = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(known.pw_uid, known.pw_gid, known.pw_name)
    raise NoAccountForServer(FOR_ROOT)
