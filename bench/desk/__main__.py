"""Measure what the pages of the desk cost the server at the size of a province.

    .venv/bin/python -m bench.desk [--requests 60]

Run it on a data folder that `chibo demo --no-serve` has built (or any register with members: CHIBO_DATA). Pages are
asked for in this process, as a registrar of the whole register: each time of another unit, member, name, page or order
of a list. Lists are measured at their first pages, at their last, anywhere between, and narrowed by each thing they can
be narrowed by; and, promised nothing, as after a start, when no order is kept in memory yet. What is kept is forgotten
before each page is measured, so that the first requests of each are among those counted. The time is that of the whole
request: session, rights, queries and rendering; beside it stands how many times that of a page without content it is.
Where the machine tells (Linux), the processor time of this process and of the database's is given too, so that what
else runs meanwhile matters less.
"""

import argparse
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  Django's settings come first.
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from chibo.kernel.actors import OPERATOR, Actor  # noqa: E402
from chibo.kernel.clock import SystemClock  # noqa: E402
from chibo.register.members.queries.kept import KEPT  # noqa: E402
from chibo.trust.access.api import Role, grant_role, roles_of  # noqa: E402
from chibo.trust.accounts.models import User  # noqa: E402

PROMISED_MS = 50
PROMISED = {
    "unit", "unit at the top", "list of members", "list, any order", "list, last pages", "list, any page",
    "list, narrowed", "list of a unit", "search",
}  # fmt: skip
ROWS = 50
EMPTY = "page without content"
FORGETFUL = "list, nothing kept"
SORTINGS = ("name", "-name", "born", "-born", "admitted", "-admitted")
NARROWED = (
    "sex=F", "sex=M", "ages=31-35", "ages=61%2B", "stage=probationary", "stage=full", "exempt=yes", "ethnicity=01",
    "ethnicity=02", "education=12", "q=nong+thi", "q=hoang",
)  # fmt: skip
LINE = "{:<22} {:>9} {:>9} {:>9} {:>9} {:>14}"
NAMES = ("hoang", "nong thi", "trieu van", "ban", "cho don", "na ", "nguyen", "duc", "ly thi", "bang lang")
type Address = Callable[[random.Random], str]


def main() -> int:
    """Print the median and the 95th percentile of each page; 1 where a promise is not kept in processor time."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--requests", type=int, default=60, help="how often each page is asked for")
    asked.add_argument("--only", nargs="*", default=[], help="some of the pages; all when left out")
    given = asked.parse_args()
    times: int = given.requests
    settings.ALLOWED_HOSTS.append("testserver")
    client, pages = _reader(), _pages()
    wanted = {EMPTY, *given.only} if given.only else set(pages)
    pages = {name: address for name, address in pages.items() if name in wanted}
    print(LINE.format("page", "median ms", "p95 ms", "p95 cpu", "of empty", f"promised p95 {PROMISED_MS}"))
    is_kept, empty = True, 0.0
    for name, address in pages.items():
        wall, processor = _measured(client, address, times, is_forgetful=name == FORGETFUL)
        median = wall[len(wall) // 2]
        empty = empty or median
        verdict = ("kept" if _p95(processor) <= PROMISED_MS else "missed") if name in PROMISED else ""
        is_kept = is_kept and verdict != "missed"
        figures = (f"{median:.1f}", f"{_p95(wall):.1f}", f"{_p95(processor):.1f}", f"{median / empty:.1f} ×")
        print(LINE.format(name, *figures, verdict))
    return 0 if is_kept else 1


def _reader() -> Client:
    """Sign in as a registrar of every top unit the register has had, granted on the day of asking."""
    user = User.objects.filter(username="bench.desk").first()
    if user is None:
        user = User(username="bench.desk", display_name="bench.desk")
        user.set_unusable_password()
        user.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM units_unit WHERE is_apex ORDER BY id")
        tops = [row[0] for row in cursor.fetchall()]
    held = {unit for _, unit in roles_of(Actor(user.pk, user.display_name), on=SystemClock().today())}
    for top in tops:
        if top not in held:
            grant_role(
                user_id=user.pk,
                role=Role.REGISTRAR,
                unit_id=top,
                effective_on=SystemClock().today(),
                reason="bench",
                by=OPERATOR,
            )
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _pages() -> dict[str, Address]:
    """Give the pages, the one without content first, each with how its address is drawn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_id FROM units_unit WHERE valid_during @> date '2024-05-17' ORDER BY id")
        units = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT public_id FROM members_member member JOIN members_place place ON place.member_id = member.id"
            " WHERE place.valid_during @> date '2024-05-17' ORDER BY random() LIMIT 5000"
        )
        members = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT count(*) FROM members_place WHERE valid_during @> date '2024-05-17'")
        last = -(-cursor.fetchone()[0] // ROWS)
    on = "on=2024-05-17"
    return {
        EMPTY: lambda _: f"/search/?{on}",
        "home": lambda dice: f"/?on=2024-05-{dice.randint(1, 28):02}",
        "tree": lambda dice: f"/units/?open={dice.choice(units)}&{on}",
        "unit": lambda dice: f"/units/{dice.choice(units)}/?{on}",
        "unit at the top": lambda dice: f"/units/{units[0]}/?on=2024-05-{dice.randint(1, 28):02}",
        "history of a unit": lambda dice: f"/units/{dice.choice(units)}/history/?{on}",
        "list of members": lambda dice: f"/members/?page={min(int(dice.expovariate(0.3)) + 1, last)}&{on}",
        "list, any order": lambda dice: (
            f"/members/?sort={dice.choice(SORTINGS)}&page={min(int(dice.expovariate(0.3)) + 1, last)}&{on}"
        ),
        "list, last pages": lambda dice: (
            f"/members/?sort={dice.choice(SORTINGS[:4])}&page={last - dice.randint(0, 3)}&{on}"
        ),
        "list, any page": lambda dice: f"/members/?sort={dice.choice(SORTINGS)}&page={dice.randint(1, last)}&{on}",
        "list, narrowed": lambda dice: f"/members/?{dice.choice(NARROWED)}&{on}",
        FORGETFUL: lambda dice: f"/members/?sort={dice.choice(SORTINGS)}&page={dice.randint(1, last)}&{on}",
        "list of a unit": lambda dice: f"/units/{dice.choice(units)}/members/?{on}",
        "member": lambda dice: f"/members/{dice.choice(members)}/?{on}",
        "search": lambda dice: f"/search/?q={dice.choice(NAMES)}&{on}",
    }


def _measured(client: Client, address: Address, times: int, *, is_forgetful: bool) -> tuple[list[float], list[float]]:
    dice = random.Random(20240517)
    client.get(address(dice))
    KEPT.forget()
    wall, processor = [], []
    for _ in range(times):
        asked = address(dice)
        if is_forgetful:
            KEPT.forget()
        began, spent = time.perf_counter(), _processor_ms()
        answer = client.get(asked)
        wall.append((time.perf_counter() - began) * 1000)
        processor.append(_processor_ms() - spent)
        if answer.status_code != 200:
            raise SystemExit(f"{asked}: {answer.status_code}")
    return sorted(wall), sorted(processor)


def _processor_ms() -> float:
    """Give the processor time spent so far by this process and by its session of the database."""
    own = time.process_time() * 1000
    statistics = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat") if connection.connection else None
    try:
        return own + int(statistics.read_text().split()[0]) / 1e6 if statistics else own
    except OSError:
        return own


def _p95(sorted_times: list[float]) -> float:
    return sorted_times[max(0, round(len(sorted_times) * 0.95) - 1)]


if __name__ == "__main__":
    raise SystemExit(main())
