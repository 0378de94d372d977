"""Keep the planner of the database from going row by row where whole sets are joined sooner."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Between a commune with its cells (some tens) and a district (some hundreds); see bench/figures.
LARGE = 100


@contextmanager
def joining_sets(wanted: bool) -> Iterator[None]:
    """Keep the planner from going row by row: it takes each period for a rare one, and thousands of rows for one."""
    if not wanted:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


def is_large(unit: int) -> bool:
    """Tell whether so many units ever stood in it that whole sets are joined sooner than looked up row by row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM units_ancestry WHERE ancestor_id = %s OFFSET %s LIMIT 1", [unit, LARGE])
        return cursor.fetchone() is not None
