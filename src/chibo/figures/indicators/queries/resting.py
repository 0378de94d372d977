"""Find what rests on a decision: whose rows begin, end or happen on it, and on which days."""

from collections.abc import Mapping
from datetime import date

from django.db import connection

from chibo.figures.indicators.populations import DATED
from chibo.kernel.populations import Dated
from chibo.kernel.statements import statement
from chibo.register.decisions.api import basis_of
from chibo.trust.access.api import Scope

type Touched = Mapping[str, frozenset[int]]


def touched_on(decision: int, on: date) -> Touched:
    """Who has rows of that day that rest on the decision? Ids by kind of subject: person, unit, area."""
    found: dict[str, set[int]] = {one.subject: set() for one in DATED}
    for subject, owner in _asked(f"SELECT DISTINCT kind, id FROM ({_rows()}) rows WHERE day = %(on)s", decision, on):
        found[str(subject)].add(int(str(owner)))
    return {subject: frozenset(some) for subject, some in found.items()}


def days_resting_on(decision: int) -> tuple[date, ...]:
    """On which days are there rows that rest on the decision? The earliest first."""
    rows = _asked(f"SELECT DISTINCT day FROM ({_rows()}) rows WHERE day IS NOT NULL ORDER BY day", decision, None)
    return tuple(day for (day,) in rows if isinstance(day, date))


def concerns(decision: int, scope: Scope) -> bool:
    """Tell whether the decision touches anyone in the scope, as they stood on the day or the day before it."""
    if scope.everywhere:
        return True
    rows = _asked(f"SELECT DISTINCT kind, id, day FROM ({_rows()}) rows WHERE day IS NOT NULL", decision, None)
    kinds, ids, days = zip(*rows, strict=True) if rows else ((), (), ())
    with connection.cursor() as cursor:
        cursor.execute(
            statement(__package__, "concerned_within"),
            {"kinds": [*kinds], "ids": [*ids], "days": [*days], "units": [*scope.roots], "asked_on": scope.asked_on},
        )
        (found,) = cursor.fetchone()
    return bool(found)


def _rows() -> str:
    return " UNION ALL ".join(branch for one in DATED for branch in _branches(one))


def _branches(dated: Dated) -> list[str]:
    """Select kind, subject and day of rows that name the decision, and of those that name none by who wrote the day."""
    day = dated.day.format(row="fact")
    told = f"SELECT '{dated.subject}' AS kind, {dated.owner} AS id, {day} AS day FROM {dated.table} fact"
    joined = f"{told} {dated.join.format(day=day)}"
    wrote = statement(__package__, "days_written").format(table=dated.table, day=dated.day.format(row="image"))
    by_entry = f"{joined} JOIN ({wrote}) wrote ON wrote.id = fact.id AND wrote.day = {day}"
    if not dated.decision:
        return [by_entry]
    named = f"fact.{dated.decision}"
    return [f"{joined} WHERE {named} = %(decision)s", f"{by_entry} WHERE {named} IS NULL"]


def _asked(sql: str, decision: int, on: date | None) -> list[tuple[object, ...]]:
    basis = basis_of(decision)
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "entries_resting"), {"kind": basis.kind, "id": basis.id})
        known, entries = cursor.fetchone()
        cursor.execute(sql, {"decision": decision, "on": on, "known": known, "entries": entries})
        return list(cursor.fetchall())
