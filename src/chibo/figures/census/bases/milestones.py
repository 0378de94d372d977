"""Keep a base of what was known at each milestone, so that a census as of any instant is near one.

What was known after an entry stays so, and a base of it is true for good. A milestone is set before and after an entry
that wrote much, and wherever much has come together. Which entries are milestones is noted beside their bases, and can
be thrown away with them.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from chibo.figures.census.bases.files import (
    VERSION,
    Head,
    bases_there,
    folder,
    head_named,
    head_of_register,
    heads_of_register,
    standing_base,
)
from chibo.figures.census.making.snapshot import one_snapshot
from chibo.figures.census.populations import SOURCES
from chibo.kernel.statements import statement

# Rows written between two milestones: so many, or this part of all that history holds.
_MUCH, _PART = 2_000, 100
_NOTED = f"milestones-{VERSION}.json"


@dataclass(frozen=True, slots=True)
class Milestones:
    """The milestones up to an entry, in order, and how many rows were written between the last of them and it."""

    upto: Head
    heads: tuple[Head, ...] = ()
    rows_since: int = 0


def milestones() -> Milestones:
    """Which milestones are noted? None where the note is damaged, or of a register put back to another state since."""
    try:
        noted = json.loads((folder() / _NOTED).read_text(encoding="utf-8"))
        upto, *heads = (head_named(name) for name in (noted["upto"], *noted["milestones"]))
        rows_since = int(noted["rows_since"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return _none()
    if upto is None or upto != head_of_register(upto.seq):
        return _none()
    return Milestones(upto, tuple(head for head in heads if head is not None), rows_since)


def _none() -> Milestones:
    return Milestones(head_of_register(0))


def go_on_setting_milestones() -> None:
    """Set milestones up to the last entry where some were set before: until then nobody has asked what was known."""
    if milestones().upto.seq:
        set_milestones()


def set_milestones() -> Milestones:
    """Set milestones up to the last entry, beginning where they were set up to before."""
    with one_snapshot():
        known, last = milestones(), head_of_register()
        seqs, rows_since = turns(_written(known.upto, last), known.rows_since, _much())
        there = {head.seq for head in known.heads}
        heads = known.heads + heads_of_register(*(seq for seq in seqs if seq not in there))
    noted = folder() / f"{_NOTED}.{os.getpid()}"
    noted.write_text(
        json.dumps(
            {"upto": last.file, "milestones": [head.file for head in heads], "rows_since": rows_since}, indent=1
        ),
        encoding="utf-8",
    )
    noted.replace(folder() / _NOTED)
    return Milestones(last, heads, rows_since)


def turns(written: Iterable[tuple[int, int]], rows_since: int, much: int) -> tuple[list[int], int]:
    """At which seqs are milestones, and how many rows were written since the last? Of every seq, in order, the rows.

    Between two neighbouring milestones no more than `much` was written, unless one entry wrote it.
    """
    found: list[int] = []
    for seq, rows in written:
        if rows_since + rows <= much:
            rows_since += rows
            continue
        if seq > 1 and found[-1:] != [seq - 1]:
            found.append(seq - 1)
        rows_since = rows
        if rows > much:
            found.append(seq)
            rows_since = 0
    return found, rows_since


def remove_others() -> None:
    """Remove the bases that neither stand nor are those of milestones; whoever has one open keeps it.

    Where milestones have not been set yet, a base may turn out to be that of one.
    """
    known, standing = milestones(), standing_base()
    needed = {*known.heads, standing}
    for base in bases_there():
        may_be = known.upto.seq and base.seq >= known.upto.seq and base.epoch == known.upto.epoch
        if base not in needed and not may_be:
            (folder() / base.file).unlink(missing_ok=True)


def _much() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class"
            " WHERE oid = ANY (SELECT to_regclass('history.' || name) FROM unnest(%s::text[]) name)",
            [_tables()],
        )
        (rows,) = cursor.fetchone()
    return max(_MUCH, int(rows) // _PART)


def _written(after: Head, upto: Head) -> Iterator[tuple[int, int]]:
    """How many rows of what is taken over did each entry write?"""
    images = " UNION ALL ".join(f"SELECT entry_id FROM history.{table} image" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(min(id), 0) FROM public.audit_entry WHERE seq > %s", [after.seq])
        (first,) = cursor.fetchone()
    asked = statement("chibo.figures.census.queries", "written").format(images=images)
    with connection.chunked_cursor() as cursor:
        cursor.execute(asked, {"first": first, "after": after.seq, "upto": upto.seq})
        while some := cursor.fetchmany(10_000):
            yield from some


def _tables() -> list[str]:
    return sorted({table for source in SOURCES.values() for table in source.taken.touched})
