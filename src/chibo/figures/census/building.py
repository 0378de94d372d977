"""Build a base of the census: the register as it is after its last entry, in one file that never changes again."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from django.db import connection, transaction

from chibo.figures.census.assembling import Told, asking_told, deriving_values, making_fact, making_states
from chibo.figures.census.bases import Head, folder, head_of_register, let_stand, standing_base
from chibo.figures.census.populations import CONSTANTS, FACTS, SOURCES, SUBJECTS, VALUES, dimensions_of
from chibo.figures.census.taking import Fetch, over_the_connection, take
from chibo.kernel.census import Taken
from chibo.kernel.statements import statement
from chibo.trust.audit.api import is_read_as_known


class AnotherIsBuilding(Exception):
    """Another process builds a base just now."""


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Let all that is read inside be of one moment. Inside a transaction, what that transaction sees."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


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
    return base


def write_base(file: Path, fetch: Fetch = over_the_connection) -> None:
    """Write a base of what the running transaction sees into a new file."""
    with duckdb.connect(str(file)) as engine:
        engine.execute("SET preserve_insertion_order = false")
        engine.execute("ATTACH ':memory:' AS raw")
        take(engine, "raw", {name: source.taken for name, source in SOURCES.items()}, file.parent, fetch=fetch)
        assemble(engine, "raw", "main")
        engine.execute("DETACH raw")
        engine.execute("CHECKPOINT")


def assemble(engine: duckdb.DuckDBPyConnection, raw: str, into: str) -> None:
    """Make every table of a base in schema `into` out of what was taken over."""
    number_units(engine, raw, into, after=0)
    for subject in SUBJECTS:
        derive_values(engine, raw, subject)
    enumerate_codes(engine, raw)
    for subject in SUBJECTS:
        told = told_of(engine, raw, subject)
        for making in making_states(raw, into, subject, told):
            engine.execute(making)
        if subject == "unit":
            engine.execute(
                f"CREATE TABLE {into}.unit_state AS SELECT state.*, unit_no FROM {into}.state_unit state"
                f" JOIN {into}.unit_number numbered ON numbered.unit_id = state.subject_id"
            )
        for facts in FACTS:
            if facts.subject == subject:
                engine.execute(making_fact(facts, raw, into, told, is_base=True))
        engine.execute(f"DROP TABLE IF EXISTS {into}.state_{subject}")
        engine.execute(f"DROP TABLE IF EXISTS {into}.lasting_{subject}")


def derive_values(engine: duckdb.DuckDBPyConnection, raw: str, subject: str) -> None:
    """Make the tables of values that are told by what else was taken over."""
    for deriving in deriving_values(raw, subject):
        engine.execute(deriving)


def number_units(engine: duckdb.DuckDBPyConnection, raw: str, into: str, *, after: int) -> None:
    """Make `unit_number`: the number by which facts name a unit."""
    asked = statement("chibo.figures.census.queries", "unit_numbers").format(raw=raw, after=after)
    engine.execute(f"CREATE TABLE {into}.unit_number AS {asked}")


def told_of(engine: duckdb.DuckDBPyConnection, raw: str, subject: str) -> Told:
    """Which dated values are told of subjects of that kind? Of units, of which there are few, all are taken to move."""
    if subject == "unit" or not dimensions_of(subject):
        return Told(dimensions_of(subject), ())
    told = engine.execute(asking_told(raw, subject)).fetchall()
    return Told(
        tuple(name for name, is_moving in told if is_moving), tuple(name for name, is_moving in told if not is_moving)
    )


def enumerate_codes(engine: duckdb.DuckDBPyConnection, raw: str) -> None:
    """Make an enumeration of the codes that occur, one for each name under which codes stand."""
    told: dict[str, list[str]] = {}
    for place, values in enumerate(VALUES):
        for name in values.dimensions:
            told.setdefault(name, []).append(f"SELECT code FROM {raw}.values_{place} WHERE dimension = '{name}'")
            if name in values.otherwise:
                told[name].append(f"SELECT '{values.otherwise[name]}'")
    kept: dict[str, Taken] = {f"fact_{one.key}": one.taken for one in FACTS}
    kept |= {f"constants_{place}": one.taken for place, one in enumerate(CONSTANTS)}
    for table, taken in kept.items():
        for name, of in taken.columns.items():
            if of == "VARCHAR":
                told.setdefault(name, []).append(f"SELECT {name} FROM {raw}.{table}")
    for name, some in told.items():
        codes = engine.execute(
            f"SELECT DISTINCT code FROM ({' UNION ALL '.join(some)}) t (code) WHERE code IS NOT NULL ORDER BY code"
        ).fetchall()
        listed = ", ".join("'" + code.replace("'", "''") + "'" for (code,) in codes or [("",)])
        engine.execute(f"CREATE TYPE enum_{name} AS ENUM ({listed})")
