"""Try what the database holds: each invariant refuses what breaks it, and allows what just does not.

A case gives the invariant's name in the database, what breaks it, and what comes as near as may be. Both write to the
world's tables as they like, by rows and not by commands: it is the database that is tried. `tests/architecture` sees
to it that every invariant of the schema has its case, and `docs/invariants.md` its line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.contrib.postgres.fields import DateRangeField
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Value
from django.db.models.functions import Cast

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entry

if TYPE_CHECKING:
    from tests.worlds.lam_son import World

type Writing = "Callable[[World], object]"

NO_DAY = DateRange(empty=True)
TO_INFINITY = Cast(Value("[2015-01-01,infinity)"), DateRangeField())


@dataclass(frozen=True, slots=True)
class Case:
    """One invariant: what it refuses, and the nearest thing it allows."""

    name: str
    refuses: Writing
    allows: Writing
    also: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.also}".strip()


def span(first: str | None, end: str | None = None) -> DateRange:
    """Give the days from the first on, before the end."""
    return DateRange(date.fromisoformat(first) if first else None, date.fromisoformat(end) if end else None)


def refused(case: Case, world: "World") -> None:
    """Hold that the database refuses it, by that name."""
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        _write(case.refuses, world)

    diagnosis = getattr(raised.value.__cause__, "diag", None)
    assert getattr(diagnosis, "constraint_name", None) == case.name


def allowed(case: Case, world: "World") -> None:
    """Hold that the database allows it, at commit too."""
    with transaction.atomic():
        _write(case.allows, world)


def _write(writing: Writing, world: "World") -> None:
    with entry(by=OPERATOR, reason="to try the database"):
        writing(world)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def run(statement: str, *parameters: int | str) -> int:
    """Run one statement; give the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)
