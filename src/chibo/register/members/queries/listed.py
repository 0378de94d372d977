"""List members of a unit's subtree on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection

from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.statements import kept_cursor, statement
from chibo.register.members.queries.counts import are_large
from chibo.register.members.queries.kept import present_stamp
from chibo.register.members.queries.ordered import page_ordered
from chibo.register.members.queries.spoken import escaped, longest_of
from chibo.register.members.queries.walked import page_walked
from chibo.trust.access.api import Scope

SORTINGS = ("name", "born", "admitted")
EXPORTED_AT_ONCE = 2000
_BY_NAME = 'named.sort_key COLLATE "C"'
_ADMISSION = (
    '(SELECT event."on" FROM members_memberevent event'
    " WHERE event.member_id = member.id AND event.kind IN ('admitted', 'readmitted') ORDER BY 1 LIMIT 1)"
)
ORDERS = {
    "name": f" ORDER BY {_BY_NAME}, member.id",
    "-name": f" ORDER BY {_BY_NAME} DESC, member.id",
    "born": f" ORDER BY person.born_on NULLS LAST, {_BY_NAME}, member.id",
    "-born": f" ORDER BY person.born_on DESC NULLS LAST, {_BY_NAME}, member.id",
    "admitted": f" ORDER BY {_ADMISSION} NULLS LAST, {_BY_NAME}, member.id",
    "-admitted": f" ORDER BY {_ADMISSION} DESC NULLS LAST, {_BY_NAME}, member.id",
}


@dataclass(frozen=True, slots=True)
class MemberFilters:
    """What a list of members is narrowed by; an empty value narrows nothing.

    `ages` is a band such as 31-35 or 61+, `stage` full or probationary, `exempt` yes or no; the others are codes.
    """

    name: str = ""
    sex: str = ""
    ethnicity: str = ""
    ages: str = ""
    stage: str = ""
    exempt: str = ""
    occupation: str = ""
    education: str = ""
    theory: str = ""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as a line of a list shows them on a day."""

    public_id: UUID
    name: str
    sex: str
    born: PartialDate
    ethnicity: str | None
    admitted: PartialDate
    recognised: PartialDate
    is_full: bool
    is_exempt: bool
    cell_id: UUID
    cell_name: str


@dataclass(frozen=True, slots=True)
class MemberList:
    """One page of a list, and how many members stand on all of its pages."""

    total: int
    lines: tuple[MemberLine, ...]


def members_listed(
    unit_id: int, *, filters: MemberFilters, on: date, scope: Scope, sorting: str, offset: int, rows: int
) -> MemberList:
    """Which members are counted in the subtree on the day, as far as the scope reaches? In the order of `sorting`.

    `sorting` is one of SORTINGS, with a minus before it to begin at the end; names stand as a Vietnamese reader
    expects: by given name, then the rest.
    """
    total, ids = _ids_in_order(unit_id, filters, on, scope, sorting, offset, rows)
    return MemberList(total, tuple(lines_of(ids, on)))


def members_exported(
    unit_id: int, *, filters: MemberFilters, on: date, scope: Scope, sorting: str
) -> Iterator[MemberLine]:
    """Give all members of the list, one after another, some hundreds in hand at a time."""
    _, ids = _ids_in_order(unit_id, filters, on, scope, sorting, 0, None)
    for some in batched(ids, EXPORTED_AT_ONCE, strict=False):
        yield from lines_of(some, on)


def _ids_in_order(
    unit_id: int, filters: MemberFilters, on: date, scope: Scope, sorting: str, offset: int, rows: int | None
) -> tuple[int, list[int]]:
    """Give the number of all and the ids of one page.

    The order of all is kept in memory where it can be; else a long list not narrowed is walked from its nearer end.
    """
    asked = {**_parameters(unit_id, filters, on, scope), "offset": offset, "rows": rows}
    stamp = present_stamp()
    ordered = page_ordered(sorting, asked, stamp=stamp, offset=offset, rows=rows) if stamp else None
    if ordered is not None:
        return ordered
    if rows is not None and filters == MemberFilters():
        with connection.cursor() as cursor:
            cursor.execute(statement(__package__, "members_count"), asked)
            total, names = cursor.fetchone()
        walked = page_walked(sorting, asked, total=total, names=names, offset=offset, rows=rows)
        if walked is not None:
            return total, walked
    is_many = sorting in {"name", "-name"} and not filters.name and are_large([unit_id], on=on)
    ending = "members_walked" if is_many else "members_sorted"
    sql = statement(__package__, "members_narrowed") + statement(__package__, ending)
    order = f"{ORDERS[sorting]} OFFSET %(offset)s LIMIT %(rows)s"
    with connection.cursor() as cursor:
        cursor.execute(sql + order, asked)
        found = cursor.fetchall()
        if not found and offset:
            cursor.execute(sql + order, {**asked, "offset": 0, "rows": 1})
            return next((row[0] for row in cursor.fetchall()), 0), []
    return (found[0][0] if found else 0), [row[1] for row in found]


def lines_of(ids: Sequence[int], on: date) -> Iterator[MemberLine]:
    """Give what a list shows of these members on the day, in their order."""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "member_lines"), {"members": list(ids), "on": on})
        yield from (_line(row) for row in cursor.fetchall())


def _parameters(unit_id: int, filters: MemberFilters, on: date, scope: Scope) -> dict[str, Any]:
    youngest, oldest = _ages(filters.ages)
    words = [f"%{escaped(word)}%" for word in filters.name.split()]
    return {
        "unit": unit_id,
        "on": on,
        "roots": list(scope.roots),
        "asked_on": scope.asked_on,
        "words": words or None,
        "longest": longest_of(words),
        "born_until": _years_before(on, youngest),
        "born_after": _years_before(on, oldest + 1) if oldest is not None else None,
        "stage": filters.stage or None,
        "exempt": filters.exempt or None,
        "sex": filters.sex or None,
        "ethnicity": filters.ethnicity or None,
        "occupation": filters.occupation or None,
        "education": filters.education or None,
        "theory": filters.theory or None,
    }


def _ages(band: str) -> tuple[int | None, int | None]:
    first, _, last = band.rstrip("+").partition("-")
    return (int(first) if first.isdigit() else None), (int(last) if last.isdigit() else None)


def _years_before(day: date, years: int | None) -> date | None:
    if years is None:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _line(row: tuple[Any, ...]) -> MemberLine:
    public_id, name, sex, born_on, born, ethnicity, admitted_on, admitted, recognised_on, recognised, *rest = row
    return MemberLine(
        public_id, name, sex, partial(born_on, born), ethnicity, partial(admitted_on, admitted),
        partial(recognised_on, recognised), *rest,
    )  # fmt: skip


def partial(on: date | None, precision: str) -> PartialDate:
    """Join a day and its precision; where there is no day there is no date."""
    return PartialDate(on, Precision(precision)) if on else PartialDate.unknown()
