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
            "WITH asked AS MATERIALIZED ("
            "    SELECT unit.id,"
            "           greatest(least(%(on)s::date, upper(unit.valid_during) - 1), lower(unit.valid_during)) AS day"
            "      FROM units_unit unit WHERE unit.id = ANY (%(units)s)), "
            "inside AS MATERIALIZED ("
            "    SELECT unit_id, valid_during FROM units_ancestry WHERE ancestor_id = ANY (%(roots)s)) "
            "SELECT coalesce((SELECT name FROM units_unitname named WHERE named.unit_id = outside.id"
            "                  ORDER BY first_on DESC NULLS LAST LIMIT 1), outside.id::text)"
            "  FROM (SELECT id FROM asked EXCEPT SELECT asked.id FROM asked JOIN inside ON inside.unit_id = asked.id"
            "          AND inside.valid_during @> asked.day) outside"
            " ORDER BY outside.id LIMIT 10",
            {"units": list(unit_ids), "roots": list(scope.roots), "on": on},
        )
        return tuple(row[0] for row in cursor.fetchall())
