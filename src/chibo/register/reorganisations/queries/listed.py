"""Show reorganisations to a person, within their scope: which there are, and how far each is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from chibo.kernel.errors import NotFound
from chibo.kernel.statements import statement
from chibo.kernel.wording import gettext_noop
from chibo.register.reorganisations.models import Reorganisation
from chibo.trust.access.api import Scope


class State(StrEnum):
    """How far a reorganisation is."""

    DRAFT = "draft"
    REHEARSED = "rehearsed"
    REFUSED = "refused"
    APPROVED = "approved"
    APPLIED = "applied"
    REVERSED = "reversed"


class ReorganisationNotSeen(NotFound):
    """There is no such reorganisation, or none within the scope."""

    def __init__(self, reorganisation: object) -> None:
        super().__init__(
            "reorganisation_not_found",
            gettext_noop("There is no reorganisation %(reorganisation)s."),
            {"reorganisation": reorganisation},
        )


@dataclass(frozen=True, slots=True)
class ReorganisationLine:
    """A reorganisation as a list shows it; `rehearsal_id` is the last, `is_stale`: its actions changed since."""

    id: int
    public_id: UUID
    title: str
    effective_on: date
    decision_id: int | None
    decision: str | None
    drafted_by: str
    drafted_by_name: str
    actions: int
    rehearsal_id: int | None
    is_sound: bool | None
    is_stale: bool
    is_approved: bool
    is_applied: bool
    was_applied: bool

    @property
    def is_rehearsed(self) -> bool:
        """Tell whether it was rehearsed as it stands."""
        return self.rehearsal_id is not None and not self.is_stale

    @property
    def is_settled(self) -> bool:
        """Tell whether its actions no longer change."""
        return self.is_approved or self.is_applied

    @property
    def state(self) -> State:
        """Tell how far it is."""
        if self.is_applied:
            return State.APPLIED
        if self.was_applied:
            return State.REVERSED
        if self.is_approved:
            return State.APPROVED
        if self.is_rehearsed:
            return State.REHEARSED if self.is_sound else State.REFUSED
        return State.DRAFT


@dataclass(frozen=True, slots=True)
class DeedDone:
    """One step that was recorded: approved, approval_withdrawn, applied or reversed; when, by whom and why."""

    what: str
    seq: int | None
    recorded_at: datetime
    actor: str
    reason: str


def reorganisations_listed(
    *, reader: str, scope: Scope, unit: int | None = None, offset: int = 0, rows: int = 50
) -> tuple[int, tuple[ReorganisationLine, ...]]:
    """Which reorganisations may the reader see, and how many are there? The latest day first.

    `reader` is the identity of the person, who sees what they drafted; `unit` narrows to those that speak of it.
    """
    found = list(_found(reader, scope, unit=unit, skip=offset, rows=rows))
    return (found[0][1] if found else 0), tuple(line for line, _ in found)


def reorganisation_seen(public_id: UUID, *, reader: str, scope: Scope) -> ReorganisationLine:
    """Show one reorganisation; raises `ReorganisationNotSeen` where it is not there for this reader."""
    for line, _ in _found(reader, scope, public_id=public_id, rows=1):
        return line
    raise ReorganisationNotSeen(public_id)


def public_id_of(reorganisation_id: int) -> UUID:
    """By which id is it known outside? It must exist."""
    return Reorganisation.objects.values_list("public_id", flat=True).get(pk=reorganisation_id)


def deeds_done(reorganisation_id: int) -> tuple[DeedDone, ...]:
    """Who approved, applied and reversed it, and when? In the order of recording."""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "deeds_done"), {"reorganisation": reorganisation_id})
        return tuple(DeedDone(*row) for row in cursor.fetchall())


def _found(
    reader: str,
    scope: Scope,
    *,
    rows: int,
    skip: int = 0,
    public_id: UUID | None = None,
    unit: int | None = None,
) -> Iterator[tuple[ReorganisationLine, int]]:
    asked: dict[str, Any] = {
        "reader": reader,
        "roots": list(scope.roots),
        "asked_on": scope.asked_on,
        "public_id": public_id,
        "unit": unit,
        "rows": rows,
        "skip": skip,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "reorganisations_listed"), asked)
        for *line, total in cursor.fetchall():
            yield ReorganisationLine(*line), total
