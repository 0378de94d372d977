"""The steps by which a plan is carried out, in order; each is one set-wise command of a room below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chibo.kernel.actors import Actor
from chibo.register.areas.api import lay_areas_in_communes, serve_areas
from chibo.register.members.api import leave_with_cells, transfer_members
from chibo.register.offices.api import close_seats_of_units
from chibo.register.reorganisations.models import PlannedChange
from chibo.register.reorganisations.rules.plan import Change, Plan
from chibo.register.units.api import (
    change_units,
    code_units,
    drop_codes,
    end_units,
    found_units,
    name_units,
    place_units,
    record_lineage,
)
from chibo.trust.access.api import carry_grants


@dataclass(slots=True)
class Columns:
    """The rows of one kind of change, by column."""

    subjects: list[int] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)
    dimensions: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    numerators: list[Any] = field(default_factory=list)
    denominators: list[Any] = field(default_factory=list)


type Rows = dict[Change, Columns]
type Step = tuple[str, Callable[[], None]]


def rows_of(rehearsal_id: int) -> Rows:
    """Give the plan by kind of change."""
    rows: Rows = {change: Columns() for change in Change}
    kept = PlannedChange.objects.filter(rehearsal=rehearsal_id).order_by("pk")
    for change, subject, other, dimension, text, numerator, denominator in kept.values_list(
        "change", "subject_id", "other_id", "dimension", "text", "share_numerator", "share_denominator"
    ).iterator(50_000):
        columns = rows[Change(change)]
        columns.subjects.append(subject)
        columns.others.append(other)
        columns.dimensions.append(dimension)
        columns.texts.append(text)
        columns.numerators.append(numerator)
        columns.denominators.append(denominator)
    return rows


def rows_of_plan(plan: Plan) -> Rows:
    """Give a plan that was not kept by kind of change."""
    rows: Rows = {change: Columns() for change in Change}
    for row in plan.changes:
        columns = rows[row.change]
        columns.subjects.append(row.subject)
        columns.others.append(row.other)
        columns.dimensions.append(row.dimension)
        columns.texts.append(row.text)
        columns.numerators.append(row.share and row.share.numerator)
        columns.denominators.append(row.share and row.share.denominator)
    return rows


def steps_of(*, rows: Rows, effective_on: date, decision: int | None, by: Actor) -> Iterator[Step]:
    """Give the steps: what others come to rest on begins first, what they leave ends last."""
    on = effective_on
    founded, ended, named = rows[Change.FOUND], rows[Change.END], rows[Change.NAME]
    coded, changed, lineage = rows[Change.CODE], rows[Change.ATTRIBUTE], rows[Change.LINEAGE]
    new = set(founded.subjects)
    placed = dict(zip(rows[Change.PLACE].subjects, rows[Change.PLACE].others, strict=True))
    moved = {unit: parent for unit, parent in placed.items() if unit not in new}
    parents = [placed[unit] for unit in founded.subjects]
    yield "found", lambda: found_units(founded.subjects, parents, effective_on=on, decision=decision)
    yield "name", lambda: name_units(named.subjects, named.texts, effective_on=on, decision=decision)
    yield (
        "attribute",
        lambda: change_units(changed.subjects, changed.dimensions, changed.texts, effective_on=on, decision=decision),
    )
    yield "place", lambda: place_units(list(moved), list(moved.values()), effective_on=on, decision=decision)
    yield "code", lambda: drop_codes([*ended.subjects, *coded.subjects], effective_on=on)
    yield "code", lambda: code_units(coded.subjects, coded.texts, effective_on=on)
    yield "member", lambda: _transfer(rows, on, decision)
    yield "serve", lambda: serve_areas(_pairs(rows[Change.SERVE]), effective_on=on)
    yield "commune", lambda: lay_areas_in_communes(_texts(rows[Change.COMMUNE]), effective_on=on)
    yield "seat", lambda: close_seats_of_units(ended.subjects, effective_on=on)
    yield "end", lambda: end_units(ended.subjects, ended.texts, effective_on=on, decision=decision)
    yield (
        "lineage",
        lambda: record_lineage(
            lineage.subjects,
            lineage.others,
            lineage.texts,
            lineage.numerators,
            lineage.denominators,
            effective_on=on,
            decision=decision,
        ),
    )
    yield "grant", lambda: _carry(rows, on, by)


def _transfer(rows: Rows, on: date, decision: int | None) -> None:
    listed, cells, leaving = _pairs(rows[Change.MEMBER]), _pairs(rows[Change.MEMBERS]), _texts(rows[Change.LEAVE])
    if listed or cells:
        transfer_members(listed, cells, effective_on=on, decision=decision)
    if leaving:
        leave_with_cells(leaving, effective_on=on, decision=decision)


def _carry(rows: Rows, on: date, by: Actor) -> None:
    followed = rows[Change.GRANT_FOLLOW]
    ended = rows[Change.GRANT_END].subjects
    if ended:
        pairs = list(zip(followed.subjects, followed.others, strict=True))
        carry_grants(ended, pairs, effective_on=on, reason="reorganisation", by=by)


def _pairs(columns: Columns) -> dict[int, int]:
    return dict(zip(columns.subjects, columns.others, strict=True))


def _texts(columns: Columns) -> dict[int, str]:
    return dict(zip(columns.subjects, columns.texts, strict=True))
