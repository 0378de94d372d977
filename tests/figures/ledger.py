"""Write rows into the register as they are, quickly, each batch as one entry of a chosen instant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection
from psycopg import sql
from psycopg.types.range import DateRange

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entry
from tests.databases import sealed

type Row = dict[str, Any]
type Rows = dict[str, list[Row]]

# A row stands after those it points to.
TABLES = (
    "decisions_decision",
    "units_unit",
    "units_lineage",
    "units_placement",
    "units_unitname",
    "units_unitcode",
    "units_unitattribute",
    "areas_area",
    "areas_areacommune",
    "areas_serving",
    "people_person",
    "people_personattribute",
    "members_member",
    "members_place",
    "members_memberevent",
    "offices_seat",
    "offices_holding",
)


@contextmanager
def written_at(instant: datetime, decision: int | None = None) -> Iterator[None]:
    """Make all that is written inside one entry recorded at the instant, on a decision or none; seal it as a commit."""
    basis = ("", "") if decision is None else ("decision", str(decision))
    with sealed(), entry(by=OPERATOR, reason="a batch of a test", basis=basis, recorded_at=instant):
        yield


def insert(rows: Mapping[str, Iterable[Row]]) -> None:
    """Insert rows as they are, table by table; rows of one table with the same columns in one statement."""
    for table in TABLES:
        alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows.get(table, ()):
            alike[tuple(row)].append(row)
        for columns, some in alike.items():
            _insert(table, columns, some)


def _insert(table: str, columns: tuple[str, ...], rows: list[Row]) -> None:
    line = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(columns)))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join([line] * len(rows)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [row[column] for row in rows for column in columns])


def correct(table: str, row_id: int, **columns: Any) -> None:
    """Write other values into a row."""
    settings = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(column)) for column in columns)
    statement = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(sql.Identifier(table), settings)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*columns.values(), row_id])


def remove(table: str, row_id: int) -> None:
    """Take a row out of the living table; history keeps it."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(table)), [row_id])


def during(first: date | None = None, end: date | None = None) -> DateRange:
    """Give a half-open period: the end is the first day it no longer holds."""
    return DateRange(first, end)
