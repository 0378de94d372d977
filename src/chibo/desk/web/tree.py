"""Show the tree as of a day, level by level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import units_granted
from chibo.desk.web.words import coded
from chibo.register.members.api import SubtreeCount, subtree_counts_of
from chibo.register.units.api import UnitLine, children_of, path_of, unit_seen
from chibo.trust.access.api import Permission


@dataclass(frozen=True, slots=True)
class Branch:
    """One unit of the tree with the counts of its subtree, and what stands under it where it is opened."""

    unit: UnitLine
    kind: str | None
    count: SubtreeCount
    is_open: bool
    below: Sequence["Branch"]


def show(request: HttpRequest) -> HttpResponse:
    """Show the tree from the reader's units down: one level, or down to the unit asked to be open."""
    reader = reader_of(request)
    roots = units_granted(reader)
    opened = _opened(request, reader) or {unit.public_id for unit in roots}
    return render(request, "desk/tree.html", {"section": "units", "branches": _grown(roots, opened, reader.on)})


def branch(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show one unit of the tree, opened or, with `closed`, closed again."""
    reader = reader_of(request)
    seen = unit_seen(unit, on=reader.on, scope=reader.scope(Permission.READ_UNITS))
    below = children_of(seen.id, on=reader.on)
    attributes = seen.attributes
    line = UnitLine(
        seen.id, seen.public_id, seen.name, seen.code, attributes.get("unit_kind"), attributes.get("level"),
        attributes.get("setting"), bool(below),
    )  # fmt: skip
    opened = set() if "closed" in request.GET else {seen.public_id}
    grown = _grown((line,), opened, reader.on)
    return render(request, "desk/branch.html", {"branches": grown})


def branches(units: Sequence[UnitLine], *, on: date) -> tuple[Branch, ...]:
    """Give units with the counts of their subtrees, none opened."""
    counts = subtree_counts_of([unit.id for unit in units], on=on)
    return tuple(_branch(unit, counts, {}, frozenset()) for unit in units)


def _opened(request: HttpRequest, reader: Reader) -> set[UUID]:
    try:
        wanted = UUID(request.GET.get("open", ""))
    except ValueError:
        return set()
    scope = reader.scope(Permission.READ_UNITS)
    seen = unit_seen(wanted, on=reader.on, scope=scope)
    return {wanted, *(step.public_id for step in path_of(seen.id, on=reader.on, scope=scope))}


def _grown(roots: Iterable[UnitLine], opened: set[UUID], on: date) -> tuple[Branch, ...]:
    """Load the opened levels from the top, then count all that is shown in one go."""
    roots = tuple(roots)
    below: dict[int, tuple[UnitLine, ...]] = {}
    level = [unit for unit in roots if unit.public_id in opened]
    while level:
        for unit in level:
            below[unit.id] = children_of(unit.id, on=on)
        level = [child for unit in level for child in below[unit.id] if child.public_id in opened]
    shown = [*roots, *(unit for units in below.values() for unit in units)]
    counts = subtree_counts_of([unit.id for unit in shown], on=on)
    return tuple(_branch(unit, counts, below, opened) for unit in roots)


def _branch(
    unit: UnitLine,
    counts: dict[int, SubtreeCount],
    below: dict[int, tuple[UnitLine, ...]],
    opened: set[UUID] | frozenset[UUID],
) -> Branch:
    grown = tuple(_branch(child, counts, below, opened) for child in below.get(unit.id, ()))
    return Branch(unit, coded("unit_kind", unit.kind), counts[unit.id], unit.public_id in opened, grown)
