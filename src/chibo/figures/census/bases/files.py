"""Know the files of the census: bases that never change, and a pointer to the one that stands.

`census-<version>-<epoch>-<seq>-<entry>.duckdb` holds the register as it was after the entry of that seq. The epoch and
the entry's own number tell whether the register is still the one it was made from: after a restore they differ, and the
base is passed over. A base is made under a name of its own and never put over another; the pointer alone is replaced.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from chibo.kernel.statements import kept_cursor

VERSION = 8
_NAME = re.compile(rf"census-{VERSION}-(?P<epoch>[0-9a-f]{{32}})-(?P<seq>\d+)-(?P<entry>\d+)\.duckdb", re.ASCII)
_POINTER = f"standing-{VERSION}"


@dataclass(frozen=True, slots=True)
class Head:
    """How far the register of a database is known: its epoch, the seq of the last entry, that entry's own number."""

    epoch: str
    seq: int
    entry: int
    database: str = ""

    @property
    def file(self) -> str:
        """Name the base of this knowledge."""
        return f"census-{VERSION}-{self.epoch}-{self.seq}-{self.entry}.duckdb"


def folder() -> Path:
    """Give the folder of this register's census, which can be thrown away at any time."""
    return Path(settings.CHIBO_DATA) / "census" / quote(connection.settings_dict["NAME"], safe="")


def head_of_register(seq: int | None = None) -> Head:
    """How far is the register known, or was it known at that seq?"""
    (head,) = heads_of_register(seq)
    return head


def heads_of_register(*seqs: int | None) -> tuple[Head, ...]:
    """How far was the register known at each seq (None: now)? All are of one moment."""
    with kept_cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT replace(epoch::text, '-', '') FROM public.audit_installation LIMIT 1), last.seq, last.id"
            " FROM unnest(%(seqs)s::bigint[]) WITH ORDINALITY asked (upto, place)"
            " LEFT JOIN LATERAL (SELECT seq, id FROM public.audit_entry"
            " WHERE seq <= coalesce(asked.upto, 9223372036854775807) ORDER BY seq DESC LIMIT 1) last ON true"
            " ORDER BY asked.place",
            {"seqs": list(seqs)},
        )
        found = cursor.fetchall()
    database = connection.settings_dict["NAME"]
    return tuple(Head(epoch or "0" * 32, last or 0, entry or 0, database) for epoch, last, entry in found)


def head_named(file: str) -> Head | None:
    """Of what knowledge is the base of that name? None where it is no name of a base."""
    found = _NAME.fullmatch(file)
    if found is None:
        return None
    return Head(found["epoch"], int(found["seq"]), int(found["entry"]), connection.settings_dict["NAME"])


def bases_there() -> tuple[Head, ...]:
    """Which bases are there, whether they stand or not, in order of their seq?"""
    found = (head_named(file.name) for file in folder().glob("census-*.duckdb"))
    return tuple(sorted((head for head in found if head is not None), key=lambda head: head.seq))


def standing_base() -> Head | None:
    """Which base does the pointer name? None where there is none, or its file is gone."""
    try:
        named = (folder() / _POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    head = head_named(named)
    return head if head is not None and (folder() / head.file).is_file() else None


def let_stand(base: Head) -> None:
    """Point at the base from now on."""
    pointer = folder() / f"{_POINTER}.{os.getpid()}"
    pointer.write_text(base.file, encoding="ascii")
    pointer.replace(folder() / _POINTER)


def unsealed_entries() -> list[int]:
    """Name the entries that the running transaction has opened and not yet sealed: nobody else sees them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM public.audit_entry WHERE seq IS NULL")
        return [entry for (entry,) in cursor.fetchall()]
