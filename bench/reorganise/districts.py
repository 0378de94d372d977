"""How long the move of a district takes, dated and committed, with history and rules; each is withdrawn again.

The first of the connection is not counted: it plans what the others find planned.
"""

import math
import statistics
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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
    _moved(district, other)
    taken = [_moved(district, other) for _ in range(moves)]
    print(f"move of a district           {units} units, {moves} times, each committed:", end=" ")
    print(f"{_told([one.wall for one in taken])} by the clock;", end=" ")
    print(f"{_told([one.here for one in taken])} of a processor here,", end=" ")
    print(f"{_told([one.there for one in taken])} in the database", flush=True)


@dataclass(frozen=True)
class Taken:
    """Milliseconds that a move took: by the clock, and of a processor in this process and in the server's."""

    wall: float
    here: float
    there: float


def _moved(district: int, other: int) -> Taken:
    wall, here, there = time.perf_counter(), time.process_time(), _server_seconds()
    move_unit(unit_id=district, parent_id=other, effective_on=_ON, basis=Basis("bench", "1"), by=OPERATOR)
    taken = Taken(
        (time.perf_counter() - wall) * 1000, (time.process_time() - here) * 1000, (_server_seconds() - there) * 1000
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM audit_entry ORDER BY seq DESC LIMIT 1")
        (entry,) = cursor.fetchone()
    withdraw_entry(entry, by=OPERATOR, reason="bench")
    return taken


def _server_seconds() -> float:
    """How long the server's process behind this connection has run; 0 where it runs on another machine."""
    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text().split()[0]) / 1e9 if schedule.exists() else 0.0


def _told(milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    last = ordered[math.ceil(len(ordered) * 0.95) - 1]
    return f"median {statistics.median(ordered):.1f}, p95 {last:.1f}, most {ordered[-1]:.1f} ms"
