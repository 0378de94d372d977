"""Write a backup: the database and the files that its rows speak of, in one archive that is whole or not there."""

import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import psycopg

from chibo.config.database.addresses import Address
from chibo.config.database.archives import DUMP, FILES, MANIFEST, Manifest, Member, ReadOut, sha256_of
from chibo.config.database.binaries import binaries
from chibo.config.database.clients import run_client
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop


class FileChanged(Conflict):
    """A file that never changes has changed while it was backed up."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            "file_changed",
            gettext_noop("The file %(file)s changed while it was backed up. No backup was written. Run it again."),
            {"file": file},
        )


def make_backup(archive: Path, *, address: Address, files: Path, at: datetime) -> Manifest:
    """Write the archive, for its owner alone; one of that name that stands there is replaced once the new one is whole.

    The database is read at one moment, and then the files: a file is stored before the row that names it, so every
    file of that moment is in. Raises `ProgramFailed` if the database cannot be read; then nothing is written.
    """
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=f".{archive.name}.") as workshop:
        dump, draft = Path(workshop) / DUMP, Path(workshop) / "archive"
        run_client(binaries().pg_dump, ["--format=custom", "--no-owner", f"--file={dump}"], address)
        sources = {DUMP: dump, **{f"{FILES}/{file.relative_to(files).as_posix()}": file for file in files_in(files)}}
        members = (Member(name, file.stat().st_size, sha256_of(file)) for name, file in sources.items())
        manifest = Manifest(at.isoformat(), _version(address), tuple(members))
        _write_whole(draft, lambda tar: _fill(tar, manifest, sources, at))
        draft.rename(archive)
    sync_folder(archive.parent)
    return manifest


def sync_folder(folder: Path) -> None:
    """Make sure that what was renamed in this folder is so after a power cut too."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def files_in(files: Path) -> Iterator[Path]:
    """Go through the files in a stated order; a name that begins with a dot is still being written."""
    found = sorted(files.rglob("*")) if files.exists() else []
    for file in found:
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(files).parts):
            yield file


def _version(address: Address) -> str:
    with psycopg.connect(address.conninfo()) as connection:
        return connection.info.parameter_status("server_version") or ""


def _write_whole(draft: Path, fill: Callable[[tarfile.TarFile], None]) -> None:
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        with tarfile.open(fileobj=opened, mode="w", format=tarfile.PAX_FORMAT) as tar:
            fill(tar)
        opened.flush()
        os.fsync(opened.fileno())


def _fill(tar: tarfile.TarFile, manifest: Manifest, sources: dict[str, Path], at: datetime) -> None:
    content = manifest.as_json()
    tar.addfile(_entry(MANIFEST, len(content), at), io.BytesIO(content))
    for member in manifest.members:
        with sources[member.name].open("rb") as opened:
            stream = ReadOut(opened)
            tar.addfile(_entry(member.name, member.size, at), stream)
            if not stream.is_whole(member):
                raise FileChanged(sources[member.name])


def _entry(name: str, size: int, at: datetime) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(at.timestamp())
    return entry
