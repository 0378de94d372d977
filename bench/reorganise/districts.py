"""How long the move of a district takes, dated and committed, with history and rules; each is withdrawn again."""

import statistics
import time
from datetime import date

from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.register.decisions.api import Basis
from chibo.register.units.api import move_unit
from chibo.trust.audit.api import withdraw_entry

_ON = date(2025, 6, 1)
_SIZE = 245
_DISTRICT = """
SELECT unit.unit_id, above.parent_id, count(*)
  FROM units_unitattribute unit
  JOIN units_placement above ON above.unit_id = unit.unit_id AND above.valid_during @> %(on)s::date
  JOIN units_ancestry below ON below.ancestor_id = unit.unit_id AND below.valid_during @> %(on)s::date
 WHERE unit.dimension = 'unit_kind' AND unit.code = 'rural_district'
 GROUP BY 1, 2 ORDER BY abs(count(*) - %(size)s), 1 LIMIT 1
"""


def measure(moves: int) -> None:
    """Move the district nearest to 245 units to another province, so many times, and print the figures."""
    if moves < 2:
        return
    with connection.cursor() as cursor:
        cursor.execute(_DISTRICT, {"on": _ON, "size": _SIZE})
        district, parent, units = cursor.fetchone()
        cursor.execute(
            "SELECT unit_id FROM units_unitattribute WHERE dimension = 'unit_kind' AND code = 'province'"
            " AND unit_id <> %s ORDER BY unit_id LIMIT 1",
            [parent],
        )
        (other,) = cursor.fetchone()
    milliseconds = sorted(_moved(district, other) for _ in range(moves))
    last = milliseconds[int(len(milliseconds) * 0.95) - 1]
    print(
        f"move of a district           {units} units, {moves} times: median {statistics.median(milliseconds):.1f} ms,",
        end=" ",
    )
    print(f"p95 {last:.1f} ms, each committed", flush=True)


def _moved(district: int, other: int) -> float:
    began = time.perf_counter()
    move_unit(unit_id=district, parent_id=other, effective_on=_ON, basis=Basis("bench", "1"), by=OPERATOR)
    seconds = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM audit_entry ORDER BY seq DESC LIMIT 1")
        (entry,) = cursor.fetchone()
    withdraw_entry(entry, by=OPERATOR, reason="bench")
    return seconds * 1000
