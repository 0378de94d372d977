"""Show what a rehearsal gave: the balance, the findings, the plan row by row; and name what they speak of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from chibo.kernel.statements import statement
from chibo.register.reorganisations.models import Finding, PlannedChange, Rehearsal
from chibo.register.reorganisations.rules.balance import BalanceLine
from chibo.register.reorganisations.rules.plan import Change


@dataclass(frozen=True, slots=True)
class RehearsalSeen:
    """The last trial of a reorganisation: when, its balance, and how many rows its plan has by change."""

    id: int
    rehearsed_at: datetime
    is_sound: bool
    balance: tuple[BalanceLine, ...]
    rows: Mapping[str, int]
    refusals: int
    warnings: int

    @property
    def total_rows(self) -> int:
        """Tell how many rows the plan has."""
        return sum(self.rows.values())


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """One finding as kept: its code, whether it forbids, the action it concerns, and what its sentence names."""

    code: str
    refuses: bool
    action: int | None
    unit_ids: tuple[int, ...]
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the plan as kept; what its columns mean per change: `rules/plan.py`."""

    action: int
    change: str
    subject: int
    other: int | None
    dimension: str
    text: str
    share: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class UnitTold:
    """A unit by what people call it on a day; one that only a plan founds has no page yet, and `public_id` is None."""

    id: int
    public_id: UUID | None
    name: str
    code: str | None = None
    kind: str | None = None
    parent_id: int | None = None
    parent_name: str = ""


def rehearsal_seen(rehearsal_id: int) -> RehearsalSeen:
    """What did the rehearsal give?"""
    kept = Rehearsal.objects.get(pk=rehearsal_id)
    counted = PlannedChange.objects.filter(rehearsal=rehearsal_id).order_by().values_list("change")
    found = dict(
        Finding.objects.filter(rehearsal=rehearsal_id).order_by().values_list("refuses").annotate(count=Count("pk"))
    )
    return RehearsalSeen(
        kept.pk,
        kept.rehearsed_at,
        kept.is_sound,
        tuple(BalanceLine(**line) for line in kept.balance),
        dict(counted.annotate(count=Count("pk"))),
        found.get(True, 0),
        found.get(False, 0),
    )


def last_rehearsal_of(reorganisation_id: int) -> RehearsalSeen:
    """What did the last rehearsal of the reorganisation give? There must be one."""
    return rehearsal_seen(Rehearsal.objects.filter(reorganisation=reorganisation_id).latest("pk").pk)


def findings_listed(rehearsal_id: int, *, offset: int, rows: int) -> tuple[FindingSeen, ...]:
    """What did the rehearsal find? What forbids the plan first, then in order of actions."""
    kept = Finding.objects.filter(rehearsal=rehearsal_id).order_by("-refuses", "code", "action", "pk")
    return tuple(
        FindingSeen(one.code, one.refuses, one.action, tuple(one.unit_ids), one.told)
        for one in kept[offset : offset + rows]
    )


def plan_listed(
    rehearsal_id: int, *, offset: int, rows: int, change: str = "", subjects: Iterable[int] | None = None
) -> tuple[int, tuple[PlanRow, ...]]:
    """How many rows has the plan, of this change where one is asked, and which are they? In order of actions."""
    kept = PlannedChange.objects.filter(rehearsal=rehearsal_id)
    if change:
        kept = kept.filter(change=change)
    if subjects is not None:
        kept = kept.filter(subject_id__in=list(subjects))
    return kept.count(), tuple(_row(one) for one in kept.order_by("action", "pk")[offset : offset + rows])


def units_told(unit_ids: Iterable[int], *, on: date, rehearsal_id: int | None = None) -> dict[int, UnitTold]:
    """What are these units called on the day? Those that the plan of the rehearsal founds have their names from it."""
    asked = sorted(set(unit_ids))
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "units_told"), {"units": asked, "on": on})
        told = {row[0]: UnitTold(*row) for row in cursor.fetchall()}
    missing = [unit for unit in asked if unit not in told]
    if missing and rehearsal_id is not None:
        named = PlannedChange.objects.filter(rehearsal=rehearsal_id, change=Change.NAME, subject_id__in=missing)
        told |= {unit: UnitTold(unit, None, name) for unit, name in named.values_list("subject_id", "text")}
    return told


def things_told(
    *, areas: Iterable[int] = (), members: Iterable[int] = (), grants: Iterable[int] = (), people: Iterable[int] = ()
) -> dict[tuple[str, int], str]:
    """What are these areas, members, holders of grants and people called? By what and id."""
    asked = {"areas": list(areas), "members": list(members), "grants": list(grants), "people": list(people)}
    if not any(asked.values()):
        return {}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "things_told"), asked)
        return {(what, one): name for what, one, name in cursor.fetchall()}


def _row(one: PlannedChange) -> PlanRow:
    numerator, denominator = one.share_numerator, one.share_denominator
    share = (numerator, denominator) if numerator is not None and denominator is not None else None
    return PlanRow(one.action, one.change, one.subject_id, one.other_id, one.dimension, one.text, share)
