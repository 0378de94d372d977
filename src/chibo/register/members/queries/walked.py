"""Walk a long list of members in its order, from its nearer end, until a page of it is found."""

from typing import Any

from django.db import connection

from chibo.kernel.statements import statement

_BY_NAME, _THEN_NAME = 'named.sort_key COLLATE "C"', 'counted.sort_key COLLATE "C"'
# Of each sorting: what is walked, its order, and the reverse; None where the list ends with what is not walked.
_WALKS: dict[str, tuple[str, str, str | None]] = {
    "name": ("members_by_name", f"{_BY_NAME}, counted.id", f"{_BY_NAME} DESC, counted.id DESC"),
    "-name": ("members_by_name", f"{_BY_NAME} DESC, counted.id", f"{_BY_NAME}, counted.id DESC"),
    "born": (
        "members_by_birth",
        f"person.born_on NULLS LAST, {_THEN_NAME}, counted.id",
        f"person.born_on DESC NULLS FIRST, {_THEN_NAME} DESC, counted.id DESC",
    ),
    "-born": (
        "members_by_birth",
        f"person.born_on DESC NULLS LAST, {_THEN_NAME}, counted.id",
        f"person.born_on NULLS FIRST, {_THEN_NAME} DESC, counted.id DESC",
    ),
    "admitted": ("members_by_admission", f'admitted."on", {_THEN_NAME}, counted.id', None),
    "-admitted": ("members_by_admission", f'admitted."on" DESC, {_THEN_NAME}, counted.id', None),
}
# What one step costs, measured in what it costs to sort one line in.
_COSTS = {"members_by_name": 2, "members_by_birth": 3, "members_by_admission": 5}


def page_walked(
    sorting: str, asked: dict[str, Any], *, total: int, names: int, offset: int, rows: int
) -> list[int] | None:
    """Give the ids of one page of a list of `total` among `names`; None where sorting is sooner, or needed."""
    until = min(offset + rows, total)
    if until <= offset:
        return []
    walk, order, reverse = _WALKS[sorting]
    is_turned = reverse is not None and total - until < offset
    skipped = total - until if is_turned else offset
    # Of the steps of the walk `names / total` lead to one line; sorting steps once for each of the list.
    steps = (skipped + until - offset) * names / total
    if steps * _COSTS[walk] > total:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            f"{statement(__package__, walk)} ORDER BY {reverse if is_turned else order}"
            " OFFSET %(skipped)s LIMIT %(wanted)s",
            {**asked, "skipped": skipped, "wanted": until - offset},
        )
        ids = [row[0] for row in cursor.fetchall()]
    if len(ids) < until - offset:
        return None
    return ids[::-1] if is_turned else ids
