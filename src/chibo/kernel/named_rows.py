"""Name the rows behind a figure: each room says what its rows are, as far as the reader may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from chibo.kernel.statements import statement


@dataclass(frozen=True, slots=True)
class NamedRow:
    """What may be said of one row: who or what it is, where it stands, on what paper it rests.

    `subject` is the id by which the outside knows the member or unit, None where there is no page of it. `what` is a
    code of the list `code_list` (the post, the event, the kind). `table` and `row_id` name the row whose history tells
    which entries wrote it.
    """

    name: str
    subject: UUID | None
    unit: UUID | None
    unit_name: str
    day: date | None
    code_list: str
    what: str | None
    decision: str | None
    table: str
    row_id: int


def named_rows(
    package: str, name: str, rows: Sequence[tuple[int, date]], *, roots: Sequence[int], asked_on: date
) -> dict[int, NamedRow]:
    """Ask `sql/<name>.sql` of a room about rows, each on its day; give what it may say, by place in the order given."""
    asked: dict[str, Any] = {
        "ids": [row for row, _ in rows],
        "days": [day for _, day in rows],
        "roots": list(roots),
        "asked_on": asked_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(package, name), asked)
        return {int(position) - 1: NamedRow(*told) for position, *told in cursor.fetchall()}
