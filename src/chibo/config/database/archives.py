"""Be the form of a backup: a plain tar whose first member, the manifest, names all others with size and SHA-256.

`database.dump` is pg_dump's own form and can be read without Chibo; `files/…` are the files as they stand.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Self

from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import Wording, gettext_noop

FORMAT = "chibo-backup"
VERSION = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files"
LONGEST_MANIFEST = 256_000_000
PIECE = 1 << 20


class ArchiveRefused(RuleBroken):
    """The file is no backup of Chibo, or no longer the one that was written."""

    def __init__(self, archive: Path, place: str, reason: Wording) -> None:
        super().__init__(
            "archive_refused",
            gettext_noop(
                "The backup %(archive)s cannot be trusted: %(place)s %(reason)s. "
                "Nothing was changed. Take another copy of it, or another backup."
            ),
            {"archive": archive, "place": place, "reason": reason},
        )


class _Wrong(Exception):
    """Something in an archive is not as it must be."""

    def __init__(self, reason: Wording, place: str = "") -> None:
        super().__init__(place, reason)
        self.reason = reason
        self.place = place


@dataclass(frozen=True)
class Member:
    """One thing in the archive, as it must be."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, and what wrote it when."""

    made_at: str
    postgresql: str
    members: tuple[Member, ...]

    def as_json(self) -> bytes:
        """Write it for the archive."""
        return json.dumps({"format": FORMAT, "version": VERSION, **asdict(self)}, indent=1).encode()

    @classmethod
    def of_json(cls, content: bytes) -> Self:
        """Read it from an archive."""
        given = json.loads(content)
        _expect(
            (given["format"], given["version"]) == (FORMAT, VERSION),
            gettext_noop("was written in a form that this Chibo does not know"),
        )
        members = tuple(Member(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in given["members"])
        for member in members:
            _refuse_path_trick(member.name)
        names = {member.name for member in members}
        _expect(len(names) == len(members), gettext_noop("names something twice"))
        _expect(DUMP in names, gettext_noop("names no database"))
        datetime.fromisoformat(given["made_at"])
        return cls(str(given["made_at"]), str(given["postgresql"]), members)


def _refuse_path_trick(name: str) -> None:
    """Raise unless the name stays inside the folder it is unpacked into."""
    parts = PurePosixPath(name).parts
    inside = name == DUMP or (len(parts) > 1 and parts[0] == FILES)
    if not inside or str(PurePosixPath(name)) != name or {"..", "."} & set(parts) or "\0" in name or "\\" in name:
        raise _Wrong(gettext_noop("leads out of the backup"), name)


def sha256_of(file: Path) -> str:
    """Give the checksum of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


class ReadOut:
    """A stream that counts and sums up what is read from it."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._sum = hashlib.sha256()
        self.size = 0

    def read(self, size: int = PIECE) -> bytes:
        """Read on."""
        piece = self._source.read(size)
        self._sum.update(piece)
        self.size += len(piece)
        return piece

    def is_whole(self, member: Member) -> bool:
        """Read what is left, and tell whether all of it was as the manifest says."""
        while self.read():
            pass
        return self.size == member.size and self._sum.hexdigest() == member.sha256


def read_archive(archive: Path) -> Iterator[tuple[Manifest, Member, ReadOut]]:
    """Go through an archive from its beginning to its end, checking each member once it has been read.

    Whoever goes through to the end knows that it is whole; raises `ArchiveRefused` at the first thing that is wrong.
    """
    place = MANIFEST
    try:
        with tarfile.open(archive, "r|") as tar:
            manifest = _manifest(tar)
            for member in manifest.members:
                place = member.name
                stream = ReadOut(_opened(tar, member.name, member.size))
                yield manifest, member, stream
                _expect(stream.is_whole(member), gettext_noop("does not hold what was written"))
            _expect(tar.next() is None, gettext_noop("is followed by something that the manifest does not name"))
    except _Wrong as error:
        raise ArchiveRefused(archive, error.place or place, error.reason) from error
    except (tarfile.TarError, ValueError, LookupError, TypeError, AttributeError, EOFError) as error:
        raise ArchiveRefused(archive, place, gettext_noop("cannot be read")) from error


def _manifest(tar: tarfile.TarFile) -> Manifest:
    return Manifest.of_json(_opened(tar, MANIFEST).read(LONGEST_MANIFEST))


def _opened(tar: tarfile.TarFile, name: str, size: int | None = None) -> IO[bytes]:
    """Open the next member, which must be a plain file of this name and size."""
    found = tar.next()
    opened = tar.extractfile(found) if found is not None and found.isreg() else None
    if found is None or opened is None or found.name != name or size not in {None, found.size}:
        raise _Wrong(gettext_noop("is not there, or has another size"))
    return opened


def _expect(holds: bool, otherwise: Wording) -> None:
    if not holds:
        raise _Wrong(otherwise)
