"""Say how the units of tables are called."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from chibo.figures.tables.rules.filled import OfUnit
from chibo.kernel.statements import statement


def units_named(units: Sequence[int], on: date) -> dict[int, OfUnit]:
    """How are the units called on the day, or, where one has ended by then, when it last lived?"""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "named"), {"units": list(units), "on": on})
        return {row[0]: OfUnit(*row) for row in cursor.fetchall()}
