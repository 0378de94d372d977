"""Build a base of the census: the register as it is after its last entry, in one file that never changes again."""

import fcntl
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from chibo.figures.census.bases.files import Head, folder, head_of_register, let_stand, standing_base
from chibo.figures.census.bases.milestones import go_on_setting_milestones, remove_others
from chibo.figures.census.making.putting_together import assemble
from chibo.figures.census.making.snapshot import one_snapshot
from chibo.figures.census.making.taking import Fetch, over_the_connection, take
from chibo.figures.census.populations import SOURCES
from chibo.trust.audit.api import is_read_as_known


class AnotherIsBuilding(Exception):
    """Another process builds a base just now."""


def build_base(fetch: Fetch = over_the_connection, *, waits: bool = False) -> Head:
    """Build the base of the register as it stands and let it stand; one that stands already is left as it is.

    Where another process builds, `waits` for its end, or raises `AnotherIsBuilding`.
    """
    if is_read_as_known():
        raise AssertionError("a base holds the register as it is, and is not built where it is read as it was known")
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder() / "building.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherIsBuilding from None
        standing = standing_base()
        if standing is not None and standing == head_of_register():
            return standing
        for left in folder().glob("building-*"):
            shutil.rmtree(left)
        with TemporaryDirectory(dir=folder(), prefix="building-") as name:
            begun = Path(name) / "base.duckdb"
            with one_snapshot():
                base = head_of_register()
                write_base(begun, fetch)
            begun.replace(folder() / base.file)
        let_stand(base)
        go_on_setting_milestones()
        remove_others()
    return base


def write_base(file: Path, fetch: Fetch = over_the_connection) -> None:
    """Write a base of what the running transaction sees into a new file."""
    with duckdb.connect(config={"temp_directory": str(file.parent)}) as engine:
        engine.execute("SET preserve_insertion_order = false")
        engine.execute("CREATE SCHEMA raw")
        # What is left half-way is thrown away, so nothing is logged to go on from; the end is written for good.
        engine.execute(f"ATTACH '{str(file).replace("'", "''")}' AS base (RECOVERY_MODE no_wal_writes)")
        take(engine, "raw", {name: source.taken for name, source in SOURCES.items()}, file.parent, fetch=fetch)
        assemble(engine, "raw", "base")
        engine.execute("CHECKPOINT base")
