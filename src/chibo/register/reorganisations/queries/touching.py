"""Which later entries touched what a plan rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from chibo.register.reorganisations.rules.plan import Change
from chibo.trust.audit.api import TouchingEntry, entries_touching

_OF_UNITS = ("units_placement", "units_unitname", "units_unitcode", "units_unitattribute")
_OF_CELLS = ("members_place", "members_meetingplace", "members_feeplace", "members_residenceplace", "areas_serving")


class ByColumn(Protocol):
    """The rows of one kind of change, of which the subjects and the others are read."""

    subjects: list[int]
    others: list[Any]


def touching_entries(rows: Mapping[Change, ByColumn], *, after_seq: int) -> tuple[TouchingEntry, ...]:
    """Which entries after that one changed units of the plan, or what rests on units that end? In order."""
    found = {
        entry.id: entry
        for table, column, ids in _asked(rows)
        if ids
        for entry in entries_touching(table, column, ids, after_seq=after_seq)
    }
    return tuple(sorted(found.values(), key=lambda entry: entry.seq))


def _asked(rows: Mapping[Change, ByColumn]) -> Iterator[tuple[str, str, Sequence[int]]]:
    ended = rows[Change.END].subjects
    units = {*ended, *rows[Change.PLACE].subjects, *rows[Change.PLACE].others, *rows[Change.CODE].subjects}
    units |= {*rows[Change.NAME].subjects, *rows[Change.ATTRIBUTE].subjects, *rows[Change.LINEAGE].others}
    emptied = sorted({*ended, *rows[Change.MEMBERS].subjects})
    yield "units_unit", "id", sorted(units)
    for table in _OF_UNITS:
        yield table, "unit_id", sorted(units)
    yield "units_placement", "parent_id", ended
    for table in _OF_CELLS:
        yield table, "cell_id", emptied
    yield "members_place", "member_id", rows[Change.MEMBER].subjects
    yield "areas_serving", "area_id", sorted({*rows[Change.SERVE].subjects, *rows[Change.COMMUNE].subjects})
    yield "offices_seat", "unit_id", ended
    yield "access_grant", "unit_id", ended
