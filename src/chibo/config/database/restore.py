"""Read a backup back in: all of it, or nothing."""

import os
import tempfile
from pathlib import Path

import psycopg
from psycopg import errors, sql

from chibo.config.database.addresses import Address
from chibo.config.database.archives import DUMP, FILES, Manifest, ReadOut, read_archive, sha256_of
from chibo.config.database.backup import files_in, sync_folder
from chibo.config.database.binaries import binaries
from chibo.config.database.clients import run_client
from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop

# The database through which databases are made and renamed.
MAINTENANCE = "postgres"

HAS_TABLES = """
SELECT EXISTS (
    SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
)
"""


class RegisterNotEmpty(RuleBroken):
    """There is a register where the backup should be read in."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "register_not_empty",
            gettext_noop(
                "There is a register already (%(place)s), and the backup would take its place. "
                "Choose another data folder with CHIBO_DATA, or give --replace to lose what is there."
            ),
            {"place": place},
        )


class RegisterInUse(Conflict):
    """Others are at work in the register that is to be replaced."""

    def __init__(self, dbname: str) -> None:
        super().__init__(
            "register_in_use",
            gettext_noop(
                "Other programs are connected to the database %(dbname)s. Stop them (chibo serve), then run it again. "
                "The register was not changed."
            ),
            {"dbname": dbname},
        )


def restore_backup(archive: Path, *, address: Address, files: Path, replace: bool) -> Manifest:
    """Put the register of the archive in the place of an empty one, or with `replace` of any.

    The archive is checked to its end before anything is touched. The database is read into a new one, which then takes
    the old one's name in one transaction: until that moment nothing has changed but that files were added, which no
    old row speaks of. Raises `ArchiveRefused`, `RegisterNotEmpty`, `RegisterInUse` or `ProgramFailed`.
    """
    manifest = verify_backup(archive)
    if not replace:
        _refuse_register(address, files)
    files.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=files, prefix=".restore.") as workshop:
        dump = Path(workshop) / DUMP
        _unpack(archive, dump, files)
        fresh = address.of_database(f"{address.dbname}_restored")
        _make_database(fresh)
        words = ["--no-owner", "--exit-on-error", "--jobs=2", str(dump)]
        run_client(binaries().pg_restore, words, fresh)
    _swap(address, fresh)
    _remove_others(files, manifest)
    return manifest


def verify_backup(archive: Path) -> Manifest:
    """Read the archive to its end, and return what it holds; raises `ArchiveRefused` unless it is whole."""
    manifest = None
    for manifest, _, _ in read_archive(archive):  # noqa: B007
        pass
    assert manifest is not None  # noqa: S101 an archive without a dump was refused
    return manifest


def _refuse_register(address: Address, files: Path) -> None:
    with psycopg.connect(address.conninfo()) as connection:
        found = connection.execute(HAS_TABLES).fetchone()
    if found and found[0]:
        raise RegisterNotEmpty(address.dbname)
    if any(files_in(files)):
        raise RegisterNotEmpty(str(files))


def _unpack(archive: Path, dump: Path, files: Path) -> None:
    """Write the dump into the workshop, and those files into the store that are not there already."""
    for _, member, stream in read_archive(archive):
        target = dump if member.name == DUMP else files / member.name.removeprefix(f"{FILES}/")
        if target.is_file() and sha256_of(target) == member.sha256:
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = dump.with_name("draft")
        _write(stream, draft)
        if not stream.is_whole(member):
            continue  # The archive has changed since it was checked; `read_archive` refuses it at its next step.
        draft.rename(target)
        sync_folder(target.parent)


def _write(stream: ReadOut, draft: Path) -> None:
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        while piece := stream.read():
            opened.write(piece)
        opened.flush()
        os.fsync(opened.fileno())


def _make_database(fresh: Address) -> None:
    """Make an empty database, sorting as ours does; what an interrupted restore left of that name goes."""
    name = sql.Identifier(fresh.dbname)
    with psycopg.connect(fresh.of_database(MAINTENANCE).conninfo(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(name))
        connection.execute(
            sql.SQL(
                "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' "
                "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
            ).format(name)
        )


def _swap(address: Address, fresh: Address) -> None:
    """Give the fresh database the name of the old one, in one transaction, then drop the old one."""
    with psycopg.connect(fresh.conninfo(), autocommit=True) as connection:
        connection.execute("ANALYZE")
    past = sql.Identifier(f"{address.dbname}_replaced")
    present, coming = sql.Identifier(address.dbname), sql.Identifier(fresh.dbname)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(address.of_database(MAINTENANCE).conninfo(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(past))
        try:
            with connection.transaction():
                connection.execute(rename.format(present, past))
                connection.execute(rename.format(coming, present))
        except errors.ObjectInUse as error:
            connection.execute(sql.SQL("DROP DATABASE {}").format(coming))
            raise RegisterInUse(address.dbname) from error
        connection.execute(sql.SQL("DROP DATABASE {}").format(past))


def _remove_others(files: Path, manifest: Manifest) -> None:
    """Remove the files of the register that was replaced."""
    kept = {files / member.name.removeprefix(f"{FILES}/") for member in manifest.members}
    for file in sorted(files.rglob("*"), reverse=True):
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in kept:
            file.unlink()
