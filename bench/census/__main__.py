"""Time the census over the register in CHIBO_DATA beside PostgreSQL, the ORM and a bare scan of the same columns.

    CHIBO_DATA=… .venv/bin/python -m bench.census [--unit UNIT] [--rounds 40] [--known 5] [--milestones] [--orm]

Every question is drawn by chance: a day within the register's life, two dimensions of members, at the unit. Each
contestant is asked the same ones. Figures of one run can be compared, those of two runs or machines cannot. Beside:

- «bare scan»: DuckDB over the two columns and the two days of the same rows, without a tree, without what changed, and
  without asking the register whether anything changed.
- «PostgreSQL»: the plain reading of Chibo, with a covering index over places made for the occasion and dropped after.
- «past instants»: what was known then; with `--milestones` once the bases of milestones are there, which are built if
  need be (of a country for an hour or more) and left for the next run. No process builds any meanwhile.
- «ORM»: as one would first write it, an attribute of each member by a subquery; `--orm`, for it takes its time.

The census and the bare scan are timed when every question was asked once before; what the census was asked before it
has forgotten when it is to count, and not when it is asked «again». An answer of the census that is not
the plain reading's stops the run.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  Django's settings come first.
from django.db import connection  # noqa: E402

from bench.census.orm import members_by_attributes  # noqa: E402
from bench.census.writing import touch_a_member  # noqa: E402
from chibo.config.census_fetching import fetch_at_once  # noqa: E402
from chibo.figures.api import Reading, build_base, figure, keep_milestones, standing_base  # noqa: E402
from chibo.figures.census.api import Census, census_known_at, close_all  # noqa: E402
from chibo.figures.census.bases.files import bases_there, folder  # noqa: E402
from chibo.kernel.actors import OPERATOR  # noqa: E402
from chibo.kernel.clock import SystemClock  # noqa: E402
from chibo.register.units.api import find_unit  # noqa: E402
from chibo.trust.access.api import Permission, scope_of  # noqa: E402

DIMENSIONS = ("sex", "ethnicity", "occupation", "qualification", "theory", "age_band", "stage", "minority", "setting")
LINE = "{:<58} {:>9} {:>9} {:>7}"
INDEX = (
    "CREATE INDEX bench_places ON members_place (lower(valid_during), upper(valid_during)) INCLUDE (member_id, cell_id)"
)


def main() -> None:
    """Print a line a contestant and question."""
    asked = _arguments()
    settings.CHIBO_COUNTS_AHEAD = False
    draw = random.Random(asked.seed)
    unit = _unit(asked.unit, asked.on)
    first = date(asked.on.year - asked.years, 1, 1)
    days = [first + timedelta(days=draw.randrange((asked.on - first).days + 1)) for _ in range(asked.rounds)]
    pairs = [tuple(draw.sample(DIMENSIONS, 2)) for _ in range(asked.rounds)]
    _build()
    if asked.milestones:
        _keep_milestones()
    print(LINE.format("", "p50 ms", "p95 ms", "ratio"))
    cursor, base = _census().cursor(), _census().base
    scan = _times(
        [lambda d=d, p=p: _bare_scan(cursor, base, d, p) for d, p in zip(days, pairs, strict=True)], warm=True
    )
    _print("bare scan of two columns and two days", scan, scan)
    asks: list[Callable[[], object]] = [lambda d=d, p=p: _ask(unit, d, p) for d, p in zip(days, pairs, strict=True)]
    census = _times(asks, warm=True, counts=True)
    _print("census: members on a day by two dimensions", census, scan)
    _print("census: the same again", _times(asks, warm=True), scan)
    total = _times([lambda d=d: _ask(unit, d, ()) for d in days], warm=True, counts=True)
    _print("census: members on a day", total, scan)
    posts = _times([lambda d=d: _two_posts(unit, d) for d in days[:10]], warm=True, counts=True)
    _print("census: distinct holders of two posts", posts, scan)
    _freshness(unit, asked.on, scan)
    if asked.known:
        _known_then(unit, asked.on, _instants(asked.known), scan)
    if asked.plain:
        _beside(unit, asked, list(zip(days, pairs, strict=True))[: asked.plain], census, scan)


def _beside(
    unit: int,
    asked: argparse.Namespace,
    few: list[tuple[date, tuple[str, ...]]],
    census: list[float],
    scan: list[float],
) -> None:
    """Ask PostgreSQL, and if wanted the ORM, some of the same questions."""
    with connection.cursor() as cursor:
        cursor.execute(INDEX)
    try:
        plain = _times([lambda d=d, p=p: _ask(unit, d, p, Reading.PLAIN) for d, p in few])
        _print("PostgreSQL, with the best index", plain, scan)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX bench_places")
    for day, pair in few:
        if _told(_ask(unit, day, pair)) != _told(_ask(unit, day, pair, Reading.PLAIN)):
            raise SystemExit(f"{day} by {pair}: the readings differ")
    print(f"PostgreSQL / census: {statistics.median(plain) / statistics.median(census):.1f}")
    if asked.orm:
        orm = _times([lambda: members_by_attributes(asked.on, "occupation", "theory")])
        print(f"ORM: {orm[0] / 1000:.1f} s; ORM / census: {orm[0] / statistics.median(census):.0f}")


def _build() -> None:
    """Build the base from nothing; those of milestones are left, for they are of what was known and not of what is."""
    standing = standing_base()
    if standing is not None:
        (folder() / standing.file).unlink()
    begun = time.perf_counter()
    base = build_base(fetch_at_once)
    size = (folder() / base.file).stat().st_size / 1_000_000
    print(f"build: {time.perf_counter() - begun:.2f} s, at entry {base.seq}, {size:.1f} MB")
    begun = time.perf_counter()
    census_known_at(None)
    print(f"opened in {(time.perf_counter() - begun) * 1000:.0f} ms")


def _keep_milestones() -> None:
    begun = time.perf_counter()
    (stood, of), *_ = list(keep_milestones(fetch_at_once))
    taken = time.perf_counter() - begun
    size = sum((folder() / base.file).stat().st_size for base in bases_there()) / 1_000_000
    print(f"milestones: {of - stood} built in {taken:.1f} s, {stood} stood; with the base {size:.0f} MB")


def _census() -> Census:
    census = census_known_at(None)
    if census is None:
        raise SystemExit("no base stands")
    return census


def _bare_scan(cursor: Any, base: str, day: date, pair: tuple[str, ...]) -> object:
    columns = {"age_band": "born_on", "minority": "ethnicity", "setting": "setting_of_unit"}
    names = ", ".join(columns.get(one, one) for one in pair)
    return cursor.execute(
        f"SELECT {names}, count(*) FROM {base}.members WHERE from_on <= $on AND $on < to_on GROUP BY ALL",
        {"on": day},
    ).fetchall()


def _ask(
    unit: int,
    day: date,
    pair: tuple[str, ...],
    reading: Reading = Reading.CENSUS,
    known_at: datetime | None = None,
) -> Any:
    return figure("mem.total", unit=unit, on=day, by=pair, reading=reading, known_at=known_at)


def _two_posts(unit: int, day: date) -> Any:
    return figure("sec.village", unit=unit, on=day)


def _told(answer: Any) -> object:
    return answer.value, sorted((tuple(map(str, row.keys)), row.value) for row in answer.rows)


def _freshness(unit: int, on: date, scan: list[float]) -> None:
    """Commit a change and ask at once, again and again: the first question after a commit must count it."""
    taken = []
    for _ in range(12):
        touch_a_member()
        taken.append(_once(lambda: _ask(unit, on, ("sex", "occupation"))))
    _print("census: the first question after a commit", taken, scan)


def _known_then(unit: int, on: date, instants: list[datetime], scan: list[float]) -> None:
    """Ask what was known at instants far and near: the first question at each, and the one after it."""
    first, next_ = [], []
    for at in instants:
        first.append(_once(lambda at=at: _ask(unit, on, ("sex", "occupation"), known_at=at)))
        next_.append(_once(lambda at=at: _ask(unit, on, ("sex", "occupation"), known_at=at)))
    _print(f"census: the first question at {len(instants)} past instants", first, scan)
    _print("census: the next one at each", next_, scan)
    close_all()


def _instants(count: int) -> list[datetime]:
    """Give instants spread over the time in which entries were made, and as many, spread over the entries."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT first + (last - first) * place / (%(count)s + 1)"
            " FROM (SELECT min(recorded_at) AS first, max(recorded_at) AS last FROM audit_entry"
            " WHERE seq IS NOT NULL) AS made, generate_series(1, %(count)s) place"
            " UNION SELECT max(recorded_at) FROM (SELECT recorded_at, ntile(%(count)s + 1) OVER (ORDER BY seq) AS part"
            " FROM audit_entry WHERE seq IS NOT NULL) AS parted WHERE part <= %(count)s GROUP BY part ORDER BY 1",
            {"count": count},
        )
        return [at for (at,) in cursor.fetchall()]


def _times(asks: list[Callable[[], object]], *, warm: bool = False, counts: bool = False) -> list[float]:
    """Time each, in milliseconds; `warm`, once all were asked before; if it `counts`, with no answer kept of that."""
    for ask in asks if warm else asks[:1]:
        ask()
    taken = []
    for ask in asks:
        if counts:
            _census().answers.clear()
        taken.append(_once(ask))
    return taken


def _once(ask: Callable[[], object]) -> float:
    """Time it, in milliseconds."""
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _print(name: str, taken: list[float], scan: list[float]) -> None:
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    ratio = statistics.median(taken) / statistics.median(scan)
    print(LINE.format(name, f"{statistics.median(taken):.1f}", f"{p95:.1f}", f"{ratio:.2f}"), flush=True)


def _unit(name: str, on: date) -> int:
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    return find_unit(name, on=on, scope=scope).id


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unit", default="Đảng bộ tỉnh Bắc Kạn")
    parser.add_argument("--on", type=date.fromisoformat, default=date(2025, 6, 30))
    parser.add_argument("--years", type=int, default=14)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--plain", type=int, default=5)
    parser.add_argument("--known", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--milestones", action="store_true")
    parser.add_argument("--orm", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
