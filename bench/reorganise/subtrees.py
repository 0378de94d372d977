"""How long the database takes for the subtree of a province on a day: EXPLAIN ANALYZE, the median of seven."""

import json
import statistics

from django.db import connection

from chibo.demo.country.reform_day import EVE, REFORM

_UNITS = "SELECT unit_id FROM units_ancestry WHERE ancestor_id = %s AND valid_during @> %s::date"


def measure(when: str) -> None:
    """Print a line for the eve and one for the day, of the largest province and of Thái Nguyên."""
    for name, unit in _provinces():
        for on in (EVE, REFORM):
            rows, milliseconds = _explained(unit, str(on))
            print(f"  subtree of {name}, {on:%d/%m/%Y}, {when}: {rows} units in {milliseconds:.1f} ms of the database")


def _provinces() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name.name, code.unit_id FROM units_unitcode code JOIN units_unitname name USING (unit_id)"
            " WHERE code.code IN ('01.000.000.000.000', '19.000.000.000.000') AND name.first_on IS NULL"
            " ORDER BY code.code"
        )
        return [(name, int(unit)) for name, unit in cursor.fetchall()]


def _explained(unit: int, on: str) -> tuple[int, float]:
    found = []
    with connection.cursor() as cursor:
        for _ in range(7):
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {_UNITS}", [unit, on])
            (answer,) = cursor.fetchone()
            plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]
            found.append((plan["Plan"]["Actual Rows"], plan["Execution Time"]))
    return int(found[0][0]), statistics.median(seconds for _, seconds in found)
