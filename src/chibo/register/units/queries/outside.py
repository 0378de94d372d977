"""Which units lie outside what was granted."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from chibo.trust.access.api import Scope


def units_outside(unit_ids: Sequence[int], scope: Scope, *, on: date) -> tuple[str, ...]:
    """Name up to ten of the units that lie outside the scope on that day, or on the day of their life nearest to it."""
    if scope.everywhere:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce((SELECT name FROM units_unitname named WHERE named.unit_id = unit.id"
            "                  ORDER BY first_on DESC NULLS LAST LIMIT 1), unit.id::text)"
            "  FROM units_unit unit WHERE unit.id = ANY (%(units)s) AND NOT EXISTS ("
            "       SELECT FROM units_ancestry above WHERE above.unit_id = unit.id"
            "          AND above.ancestor_id = ANY (%(roots)s) AND above.valid_during @> greatest("
            "              least(%(on)s::date, upper(unit.valid_during) - 1), lower(unit.valid_during)))"
            " ORDER BY unit.id LIMIT 10",
            {"units": list(unit_ids), "roots": list(scope.roots), "on": on},
        )
        return tuple(row[0] for row in cursor.fetchall())
