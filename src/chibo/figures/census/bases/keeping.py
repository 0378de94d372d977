"""Build the bases of milestones, each of what was known then."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from chibo.figures.census.bases.building import AnotherIsBuilding, write_base
from chibo.figures.census.bases.files import Head, bases_there, folder
from chibo.figures.census.bases.milestones import milestones, remove_others, set_milestones
from chibo.figures.census.making.taking import Fetch, over_the_connection
from chibo.trust.audit.api import known_at, recorded_at_of


def keep_milestones(fetch: Fetch = over_the_connection) -> Iterator[tuple[int, int]]:
    """Build what milestones have no base, the latest first, and let go of bases nobody needs; say how far it is.

    Gives how many milestones have a base by now, and how many there are. Raises `AnotherIsBuilding`.
    """
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone():
        heads = set_milestones().heads
        remove_others()
        for left in folder().glob("milestone-*"):
            shutil.rmtree(left)
        there = set(bases_there())
        missing = [head for head in reversed(heads) if head not in there]
        stand = len(heads) - len(missing)
        yield stand, len(heads)
        for built, head in enumerate(missing, start=1):
            _build(head, fetch)
            yield stand + built, len(heads)


def milestones_that_stand() -> tuple[int, int]:
    """How many of the milestones set so far have a base, and how many are there?"""
    heads = milestones().heads
    return len(set(heads) & set(bases_there())), len(heads)


@contextmanager
def _alone() -> Iterator[None]:
    with (folder() / "milestones.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherIsBuilding from None
        yield


def _build(head: Head, fetch: Fetch) -> None:
    with TemporaryDirectory(dir=folder(), prefix="milestone-") as name:
        begun = Path(name) / "base.duckdb"
        with known_at(recorded_at_of(head.seq)):
            write_base(begun, fetch)
        begun.replace(folder() / head.file)
