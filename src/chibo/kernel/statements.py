"""Keep longer SQL in files of its own beside the query that asks it; ask the same again without planning it anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

# How often a connection plans a statement before the server keeps its plan.
_PLANNED_FIRST = 2
_is_planned_anew: ContextVar[bool] = ContextVar("chibo.statements.is_planned_anew", default=False)


@cache
def statement(package: str, name: str) -> str:
    """Give the text of `sql/<name>.sql` of a package; the same text each time, parameters by name."""
    return files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def kept_cursor() -> CursorWrapper:
    """Give a cursor whose statements the server keeps planned on this connection.

    For the short questions every page asks, which take longer to plan than to answer. Parameters travel apart from the
    text, so the text says of which type each is wherever the place it stands in does not.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    if _is_planned_anew.get():
        return connection.cursor()
    held = cast("psycopg.Connection[Any]", connection.connection)
    held.prepare_threshold = _PLANNED_FIRST
    with connection.wrap_database_errors:
        return cast("CursorWrapper", connection._prepare_cursor(psycopg.Cursor(held)))  # type: ignore[attr-defined]  # noqa: SLF001


@contextmanager
def planned_anew() -> Iterator[None]:
    """Let each statement inside be planned as it is asked: what its tables mean changes meanwhile."""
    token = _is_planned_anew.set(True)
    try:
        yield
    finally:
        _is_planned_anew.reset(token)
