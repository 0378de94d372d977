"""Reorganise the whole country as of 1/7/2025: draft, rehearse, approve, apply and reverse, and say what each took.

    CHIBO_DATA=… .venv/bin/python -m bench.reorganise [--units 300000 --members 5600000] [--no-reform] [--keep]

CHIBO_DATA names a folder with the country of `chibo demo --country`, or an empty one, into which it is built with the
sizes given. Seconds of two machines cannot be compared; beside the application stands its ratio to a transaction of the
same run that writes as many plain rows by COPY. At the end everything is reversed, and the tables that were touched are
compared with what they were, surrogate ids aside; `--keep` leaves the country reorganised, `--no-reform` as it is.
"""

import argparse
import os
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  Django's settings come first.
from django.db import connection  # noqa: E402

from bench.reorganise import districts, subtrees, tables  # noqa: E402
from chibo.config.command.country import ready_country  # noqa: E402
from chibo.demo.country.reform import reform_of_register  # noqa: E402
from chibo.demo.country.reform_day import REFORM  # noqa: E402
from chibo.demo.country.sizes import MEMBERS, UNITS, Sizes  # noqa: E402
from chibo.kernel.actors import OPERATOR, Actor  # noqa: E402
from chibo.register.decisions.api import Basis  # noqa: E402
from chibo.register.reorganisations.api import (  # noqa: E402
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
    reverse_reorganisation,
)
from chibo.register.reorganisations.models import Finding, PlannedChange, Rehearsal  # noqa: E402

BASIS = Basis("national list", "2025")


def main() -> None:
    """Do it once, and print a line a stage."""
    asked = _arguments()
    ready_country(Path(settings.CHIBO_DATA), Sizes(asked.units, asked.members))
    districts.measure(asked.moves)
    subtrees.measure("not yet reorganised")
    if not asked.no_reform:
        _reform(keep=asked.keep)


def _reform(*, keep: bool) -> None:
    approver = _approver()
    reform = _timed("actions from the lists", reform_of_register)
    print(f"  {len(reform.actions)} actions; {len(reform.gaps)} gaps of the lists, named by `Reform.gaps`")
    before = tables.contents()
    drafted = _timed(
        "draft",
        lambda: draft_reorganisation(
            title="1/7/2025", actions=reform.actions, effective_on=REFORM, basis=BASIS, by=OPERATOR
        ),
    )
    rehearsed = _timed("rehearse", lambda: rehearse(reorganisation_id=drafted, by=OPERATOR))
    _show(rehearsed)
    _timed("approve", lambda: approve_reorganisation(reorganisation_id=drafted, basis=BASIS, by=approver))
    entry, seconds = _apply(drafted)
    written = tables.rows_written(entry)
    plain = tables.plain_copy(sum(written.values()))
    print(f"  {sum(written.values())} images in history ({_told(written)}); as many plain rows by COPY: {plain:.2f} s,")
    print(f"  ratio {seconds / max(plain, 0.01):.1f}")
    subtrees.measure("reorganised")
    if not keep:
        _timed("reverse", lambda: reverse_reorganisation(reorganisation_id=drafted, reason="bench", by=OPERATOR))
        subtrees.measure("reversed")
        tables.compare(before, tables.contents())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--members", type=int, default=MEMBERS)
    parser.add_argument("--moves", type=int, default=60, help="how many moves of a district are measured")
    parser.add_argument("--no-reform", action="store_true", help="measure moves and subtrees alone")
    parser.add_argument("--keep", action="store_true", help="leave it reorganised")
    return parser.parse_args()


def _approver() -> Actor:
    """Give the person at the centre: nobody approves a draft of their own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, display_name FROM accounts_user WHERE username = 'trunguong'")
        return Actor(*cursor.fetchone())


def _timed[T](stage: str, do: Callable[[], T]) -> T:
    began = time.perf_counter()
    result = do()
    print(f"{stage:<28} {time.perf_counter() - began:>8.2f} s", flush=True)
    return result


def _show(rehearsal: int) -> None:
    print(f"  {PlannedChange.objects.filter(rehearsal_id=rehearsal).count()} rows planned")
    for line in Rehearsal.objects.get(pk=rehearsal).balance:
        if line["before"] or line["after"]:
            print(f"  {line['what'] + ' ' + line['kind']:<44} {line['before']:>9} {line['after']:>9}")
    found: dict[tuple[str, bool], int] = {}
    for code, refuses in Finding.objects.filter(rehearsal_id=rehearsal).values_list("code", "refuses"):
        found[code, refuses] = found.get((code, refuses), 0) + 1
    for (code, refuses), count in sorted(found.items()):
        print(f"  {'refuses' if refuses else 'to be seen to'}: {code} × {count}")


def _apply(drafted: int) -> tuple[int, float]:
    steps: list[tuple[str, float]] = []
    began = time.perf_counter()
    entry = apply_reorganisation(
        reorganisation_id=drafted,
        on_progress=lambda step, *_: steps.append((step, time.perf_counter())),
        basis=BASIS,
        by=OPERATOR,
    )
    ended = time.perf_counter()
    for (step, since), (_, until) in pairwise([*steps, ("", ended)]):
        print(f"    {until - since:>6.2f} s  {step}")
    print(f"{'apply':<28} {ended - began:>8.2f} s", flush=True)
    return entry, ended - began


def _told(written: dict[str, int]) -> str:
    return ", ".join(f"{table} {count}" for table, count in sorted(written.items(), key=lambda one: -one[1]) if count)


if __name__ == "__main__":
    main()
