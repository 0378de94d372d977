"""Time the official tables over the register in CHIBO_DATA: all six for a unit, then for it and its child committees.

    CHIBO_DATA=… .venv/bin/python -m bench.tables [--unit UNIT] [--period 2024]

The census must stand; how long it takes to build is shown by bench.census. What is counted is counted anew each time,
from opening the filling to the last cell; what DuckDB has read before may still lie in memory, as it does in an office.
"""

import argparse
import os
import time
from collections.abc import Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
django.setup()

from chibo.figures.tables.api import filling, period_of  # noqa: E402  Django's settings come first.
from chibo.kernel.actors import OPERATOR  # noqa: E402
from chibo.kernel.clock import SystemClock  # noqa: E402
from chibo.register.units.api import children_of, find_unit  # noqa: E402
from chibo.trust.access.api import Permission, scope_of  # noqa: E402

NUMBERS = ("1", "2", "2B", "3", "4", "5")


def main() -> None:
    """Print how long the tables take, twice each: the first time may open the census."""
    asked = _arguments()
    period = period_of(asked.period)
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    unit = find_unit(asked.unit, on=period.on, scope=scope).id
    children = [child.id for child in children_of(unit, on=period.on)]
    for units, name in (([unit], "the unit"), ([unit, *children], f"the unit and its {len(children)} children")):
        for time_of in ("first", "again"):
            print(f"{len(NUMBERS)} tables for {name}, {time_of}: {_fill(units, asked.period):.2f} s", flush=True)


def _fill(units: Sequence[int], period: str) -> float:
    begun = time.perf_counter()
    with filling() as tables:
        tables.take_in(units)
        for unit in units:
            for number in NUMBERS:
                tables.table(number, unit, period_of(period))
    return time.perf_counter() - begun


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unit", default="Đảng bộ tỉnh Bắc Kạn")
    parser.add_argument("--period", default="2024")
    return parser.parse_args()


if __name__ == "__main__":
    main()
