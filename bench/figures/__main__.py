"""Time every indicator over the register in CHIBO_DATA: now, broken down, in another tree, and as known.

    CHIBO_DATA=… .venv/bin/python -m bench.figures [--unit "Đảng bộ tỉnh Bắc Kạn"] [--on 2024-05-17] [--rounds 5]

Figures of one run can be compared, those of two runs or machines cannot: next to each time stands its ratio to the
plainest count in the same run, `count(*)` of the places in which members are counted on the day. «Known» asks as of
the last entry, so that it must give the figure of now, only through the history; a difference stops the run.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
django.setup()

from django.db import connection  # noqa: E402  Django's settings come first.

from chibo.figures.api import BY_CODE, Figure, Indicator, figure  # noqa: E402
from chibo.figures.indicators.api import POPULATIONS  # noqa: E402
from chibo.kernel.actors import OPERATOR  # noqa: E402
from chibo.kernel.clock import SystemClock  # noqa: E402
from chibo.register.units.api import find_unit  # noqa: E402
from chibo.trust.access.api import Permission, scope_of  # noqa: E402

LINE = "{:<24} {:>9} {:>7} {:>9} {:>9} {:>9} {:>7}  {}"


def main() -> None:
    """Print a line an indicator."""
    asked = _arguments()
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    unit = find_unit(asked.unit, on=asked.on, scope=scope)
    yardstick = _milliseconds(lambda: _plainest_count(asked.on), asked.rounds)
    print(f"{unit.name}, {asked.on:%d/%m/%Y}; {_plainest_count(asked.on)} members placed; medians of {asked.rounds}")
    print(f"plainest count: {yardstick:.1f} ms (ratio 1)\n")
    print(LINE.format("", "now ms", "ratio", "by ms", "tree ms", "known ms", "ratio", "value"))
    for indicator in BY_CODE.values():
        _measure(indicator, unit.id, asked.on, asked.rounds, yardstick)


def _measure(indicator: Indicator, unit: int, on: date, rounds: int, yardstick: float) -> None:
    def ask(**more: object) -> Figure:
        return figure(indicator.code, unit=unit, on=on, since=on - timedelta(days=365), **more)  # type: ignore[arg-type]

    dimensions = [one.key for one in POPULATIONS[indicator.population].dimensions if not one.needs_value]
    last = _last_recorded_at()
    now, known = ask(), ask(known_at=last)
    if (now.numerator, now.denominator, now.rows) != (known.numerator, known.denominator, known.rows):
        raise SystemExit(f"{indicator.code}: {now.value} now, {known.value} as known at the last entry")
    plain = _milliseconds(ask, rounds)
    broken_down = _milliseconds(lambda: ask(by=(dimensions[0], dimensions[-1])), rounds)
    recast = _milliseconds(lambda: ask(tree=on + timedelta(days=30)), rounds)
    as_known = _milliseconds(lambda: ask(known_at=last), rounds)
    times = [f"{one:.1f}" for one in (broken_down, recast, as_known)]
    print(
        LINE.format(
            indicator.code, f"{plain:.1f}", f"{plain / yardstick:.1f}", *times, f"{as_known / plain:.1f}", now.value
        )
    )


def _milliseconds(do: Callable[[], object], rounds: int) -> float:
    do()
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        do()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _plainest_count(on: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM members_place WHERE valid_during @> %s::date", [on])
        (count,) = cursor.fetchone()
    return int(count)


def _last_recorded_at() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(recorded_at) FROM audit_entry")
        (last,) = cursor.fetchone()
    if not isinstance(last, datetime):
        raise SystemExit("The register is empty. Build the demo province first: chibo demo --no-serve")
    return last


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.figures")
    parser.add_argument("--unit", default="Đảng bộ tỉnh Bắc Kạn")
    parser.add_argument("--on", type=date.fromisoformat, default=date(2024, 5, 17))
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
