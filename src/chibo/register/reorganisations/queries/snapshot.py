"""The part of the tree that the actions speak of, as it is on the day, read in one snapshot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from chibo.kernel.statements import statement
from chibo.register.reorganisations.rules.actions import AbolishLevel, Action, HandOut, Split, refs_of
from chibo.register.reorganisations.rules.splitting import RESIDENCE
from chibo.register.reorganisations.rules.tree import Tree, UnitThen

TIES = {"residence": "members_residenceplace", "meeting": "members_meetingplace", "fee": "members_feeplace"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tree as far as it matters, and the last entry that it knows."""

    tree: Tree
    known_seq: int


@contextmanager
def read_only_snapshot() -> Iterator[None]:
    """Read one state of the register throughout, holding nobody up; within another transaction, read in that."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def snapshot_for(actions: Sequence[Action], *, on: date) -> Snapshot:
    """What do the units that the actions speak of look like on that day, and what stands under and above them?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(seq), 0) FROM audit_entry")
        (known_seq,) = cursor.fetchone()
    spoken = {ref for action in actions for ref in refs_of(action)}
    for level, kinds in {(action.level, action.kinds) for action in actions if isinstance(action, AbolishLevel)}:
        spoken |= set(_ids("units_of_level", on, spoken=sorted(spoken), level=level, kinds=list(kinds)))
    for action in actions:
        spoken |= _reached_by(action, on)
    units = {unit.id: unit for unit in _units(sorted(spoken), on)}
    for child in _children(sorted(units), on):
        units.setdefault(child.id, child)
    missing = {unit.parent for unit in units.values() if unit.parent is not None} - units.keys()
    for above in _units(_all_above(sorted(missing), on), on):
        units.setdefault(above.id, above)
    for unit_id, members in _members_below(actions, units, on):
        units[unit_id].members_below = members
    tree = Tree.of(units.values(), _served(sorted(units), on))
    splits = [one for one in actions if isinstance(one, Split)]
    for one in splits:
        if one.places and isinstance(one.unit, int):
            tree.place_of[one.unit, one.by or RESIDENCE] = _tied(one.unit, one.by or RESIDENCE, on)
    listed = [member for one in splits for member in one.members]
    tree.cell_of.update(_cells_of([*listed, *(member for tied in tree.place_of.values() for member in tied)], on))
    return Snapshot(tree, known_seq)


def _reached_by(action: Action, on: date) -> set[int]:
    if isinstance(action, HandOut) and isinstance(action.unit, int):
        with connection.cursor() as cursor:
            cursor.execute("SELECT unit_id FROM units_subtree(%s::bigint, %s::date)", [action.unit, on])
            return {row[0] for row in cursor.fetchall()}
    return set()


def _units(unit_ids: Sequence[int], on: date) -> Iterator[UnitThen]:
    for unit, parent, level, kind, members in _rows("units_then", on, units=list(unit_ids)):
        yield UnitThen(unit, parent, level, kind, members=members)


def _children(unit_ids: Sequence[int], on: date) -> Iterator[UnitThen]:
    for unit, parent, level in _rows("children_then", on, units=list(unit_ids)):
        yield UnitThen(unit, parent, level)


def _all_above(unit_ids: Sequence[int], on: date) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ancestor_id FROM units_ancestry WHERE unit_id = ANY (%s) AND valid_during @> %s::date",
            [list(unit_ids), on],
        )
        return [row[0] for row in cursor.fetchall()]


def _members_below(actions: Sequence[Action], units: dict[int, UnitThen], on: date) -> list[tuple[int, int]]:
    split = {action.unit for action in actions if isinstance(action, Split)}
    children = [unit.id for unit in units.values() if unit.parent in split]
    return [(unit, members) for unit, members in _rows("members_below", on, units=children)]


def _served(cells: Sequence[int], on: date) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT area_id, cell_id FROM areas_serving WHERE cell_id = ANY (%s) AND valid_during @> %s::date",
            [list(cells), on],
        )
        return dict(cursor.fetchall())


def _cells_of(members: Sequence[int], on: date) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT member_id, cell_id FROM members_place WHERE member_id = ANY (%s) AND valid_during @> %s::date",
            [list(members), on],
        )
        return dict(cursor.fetchall())


def _tied(unit: int, by: str, on: date) -> dict[int, int]:
    table = TIES[by]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT place.member_id, tied.cell_id FROM members_place place"  # noqa: S608  named in code
            f" JOIN {table} tied ON tied.member_id = place.member_id AND tied.valid_during @> %s::date"
            " WHERE place.cell_id = %s AND place.valid_during @> %s::date",
            [on, unit, on],
        )
        return dict(cursor.fetchall())


def _ids(name: str, on: date, **asked: Any) -> list[int]:
    return [row[0] for row in _rows(name, on, **asked)]


def _rows(name: str, on: date, **asked: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, name), {"on": on, **asked})
        return list(cursor.fetchall())
