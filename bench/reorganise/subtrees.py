"""How long the database takes for the subtree of a province on a day: EXPLAIN ANALYZE, the median and most of 25."""

import json
import statistics

from django.db import connection

from chibo.demo.country.reform_day import EVE, REFORM

_UNITS = "SELECT unit_id FROM units_subtree(%s, %s::date)"


def measure(when: str) -> None:
    """Print a line for the eve and one for the day, of the largest province and of Thái Nguyên."""
    for name, unit in _provinces():
        for on in (EVE, REFORM):
            rows, middle, most = _explained(unit, str(on))
            print(f"  subtree of {name}, {on:%d/%m/%Y}, {when}: {rows} units,", end=" ")
            print(f"median {middle:.1f}, most {most:.1f} ms of the database", flush=True)


def _provinces() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name.name, code.unit_id FROM units_unitcode code JOIN units_unitname name USING (unit_id)"
            " WHERE code.code IN ('01.000.000.000.000', '19.000.000.000.000') AND name.first_on IS NULL"
            " ORDER BY code.code"
        )
        return [(name, int(unit)) for name, unit in cursor.fetchall()]


def _explained(unit: int, on: str) -> tuple[int, float, float]:
    found = []
    with connection.cursor() as cursor:
        for _ in range(25):
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {_UNITS}", [unit, on])
            (answer,) = cursor.fetchone()
            plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]
            found.append((plan["Plan"]["Actual Rows"], plan["Execution Time"]))
    taken = [milliseconds for _, milliseconds in found]
    return int(found[0][0]), statistics.median(taken), max(taken)
