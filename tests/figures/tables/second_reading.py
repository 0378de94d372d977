"""Read tables a second time: plain SQL for what is told apart; for who came and went, the tree of every single day."""

from collections import Counter
from datetime import date, timedelta

from django.db import connection

from chibo.figures.api import Period, Reading, figure

DAY = timedelta(days=1)
ENTRIES = ("admitted", "readmitted", "restored", "transferred_in")
EXITS = ("removed", "left", "expelled", "admission_cancelled", "died", "transferred_out")
type Members = dict[int, int]


def count(code: str, unit: int, period: Period, **where: str) -> int:
    """Count by plain SQL over the register."""
    since = period.since if code == "adm.count" else None
    told = figure(code, unit=unit, on=period.on, since=since, where=tuple(where.items()), reading=Reading.PLAIN)
    return int(told.numerator)


def inside(unit: int, on: date) -> set[int]:
    """Which units stand in it on the day?"""
    return {
        row[0]
        for row in _rows(
            "SELECT unit_id FROM units_ancestry WHERE ancestor_id = %s AND valid_during @> %s::date", unit, on
        )
    }


def province(unit: int, on: date) -> int | None:
    """In which province does it stand on the day, or, where there is none, under which topmost unit?"""
    asked = (
        "SELECT ancestor_id, (SELECT code FROM units_unitattribute was WHERE was.unit_id = ancestor_id"
        " AND dimension = 'level' AND (first_on IS NULL OR first_on <= %s) ORDER BY first_on DESC NULLS LAST LIMIT 1)"
        " FROM units_ancestry WHERE unit_id = %s AND valid_during @> %s::date ORDER BY depth"
    )
    above = _rows(asked, on, unit, on)
    return next((one for one, level in above if level == "province"), above[-1][0] if above else None)


def movements(unit: int, period: Period) -> Counter[tuple[str, str, str]]:
    """Go through every day of the period: who came into the unit, who went, and whether from or to its province?"""
    found: Counter[tuple[str, str, str]] = Counter()
    events = _rows(
        'SELECT member_id, kind, "on", cell_id, counterpart_id, exit_kind FROM members_memberevent'
        ' WHERE "on" BETWEEN %s AND %s',
        period.since, period.on,
    )  # fmt: skip
    eve = _counted(period.eve)
    before = inside(unit, period.eve)
    day = period.since
    while day <= period.on:
        today, now = _counted(day), inside(unit, day)
        for _, kind, _, cell, other, exit_kind in (one for one in events if one[2] == day):
            if kind in ENTRIES and cell in now and other not in before:
                found["in", kind, _scope(unit, other, now=day, beside=day - DAY)] += 1
            if kind in EXITS and cell in before and other not in now:
                is_told = other is None and exit_kind in {"transferred.other_superior", "transferred.inside"}
                found["out", kind, "inside" if is_told else _scope(unit, other, now=day - DAY, beside=day)] += 1
        arrived = {one[0] for one in events if one[1] == "transferred_in" and one[2] == day}
        for member in eve.keys() & today.keys():
            (left, _), (entered, since) = eve[member], today[member]
            if (left in before) == (entered in now) or (since == day and member in arrived):
                continue
            kind = "moved" if since == day else "unit_moved"
            if entered in now:
                found["in", kind, _scope(unit, left, now=day, beside=day - DAY)] += 1
            else:
                found["out", kind, _scope(unit, entered, now=day - DAY, beside=day)] += 1
        eve, before, day = today, now, day + DAY
    return found


def _scope(unit: int, other: int | None, *, now: date, beside: date) -> str:
    of = province(unit, now)
    return "inside" if other is not None and of is not None and other in inside(of, beside) else "outside"


def _counted(on: date) -> dict[int, tuple[int, date | None]]:
    """In which cell is each member counted on the day, and since when?"""
    rows = _rows("SELECT member_id, cell_id, lower(valid_during) FROM members_place WHERE valid_during @> %s::date", on)
    return {member: (cell, since) for member, cell, since in rows}


def _rows(asked: str, *parameters: int | date) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(asked, parameters)
        return list(cursor.fetchall())
