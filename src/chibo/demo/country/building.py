"""Build the country into an empty register: plan it, write rows, history and indexes, and ask whether all holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper

from chibo.demo.country import asked_again, history, indexes
from chibo.demo.country.peoples import CODES, NAMES_IN_A_POOL, name_pools, slots_of
from chibo.demo.country.sessions import Task, at_once
from chibo.demo.country.sizes import Sizes, provinces_for
from chibo.demo.country.suspended import Suspended
from chibo.demo.hamlets import every_village_name
from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop

SEED = "Việt Nam 2025"
_SQL = Path(__file__).with_name("sql")
_ROWS = (
    "people_names", "people_attributes", "members_events", "members_places", "people", "members", "units", "areas",
    "offices",
)  # fmt: skip
"""The tables in the order in which they are begun, the dearest first."""
_ABOUT = 110
"""How many tasks there are, as far as can be told before they are begun."""
_APEX = "00.000.000.000.000"


class FolderHoldsSomethingElse(Conflict):
    """The data folder holds units already, or a country that was not finished."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the load is: so many tasks of so many, and the one just done."""

    done: int
    of: int
    says: str


def holds_country() -> bool:
    """Tell whether a generated country is in the register."""
    return _one("SELECT EXISTS (SELECT FROM units_unitcode WHERE code = %s)", _APEX)


def refuse_other_content() -> None:
    """Raise `FolderHoldsSomethingElse` unless the register is empty."""
    if _one("SELECT to_regnamespace('country') IS NOT NULL"):
        _refuse(
            gettext_noop("This data folder holds a country whose load broke off. Remove the folder, or set CHIBO_DATA.")
        )
    if _one("SELECT EXISTS (SELECT FROM units_unit)"):
        _refuse(gettext_noop("This data folder holds units already. Set CHIBO_DATA to a folder of the country's own."))


def refuse_country() -> None:
    """Raise `FolderHoldsSomethingElse` where a country stands, or was begun."""
    if holds_country() or _one("SELECT to_regnamespace('country') IS NOT NULL"):
        _refuse(gettext_noop("This data folder holds the country. Set CHIBO_DATA to another folder for the province."))


def build_country(sizes: Sizes) -> Iterator[Step]:
    """Write the whole country; broken off, it leaves a folder that is refused afterwards."""
    refuse_other_content()
    of, done = 0, 0
    asked = _asked(sizes)
    for stage in _stages(Suspended.of((*history.TABLES, "audit_entry")), indexes.indexes_of(history.TABLES)):
        of += len(stage)
        for says in at_once(stage, asked):
            done += 1
            yield Step(done, max(of, _ABOUT), says)


def _stages(suspended: Suspended, taken: tuple[indexes.Index, ...]) -> Iterator[list[Task]]:
    """Give the tasks that may be done at once, stage by stage."""
    yield [_script("places")]
    yield [("names", _write_names)]
    for plan in ("committees", "cells", "sizes", "everybody"):
        yield [_script(plan)]
    yield [_script("people", half=half) for half in (0, 1)]
    yield [("people counted", lambda cursor: cursor.execute("DROP TABLE country.raw; ANALYZE country.person"))]
    yield [("keys and triggers laid aside", suspended.lay_aside)]
    yield [("indexes taken down", lambda cursor: indexes.drop(taken, cursor))]
    yield [_script("books")]
    yield [_script("rows/people_names", half=1), *(_script(f"rows/{name}") for name in _ROWS)]
    yield [("sequences", _set_sequences), *history.writing()]
    yield indexes.building(taken)
    yield [("statistics", _analyze), ("ancestry", _rebuild_ancestry)]
    yield suspended.enforcing()
    yield asked_again.asking(history.TABLES)
    yield [("triggers woken", suspended.wake_triggers)]
    yield [("plan put away", lambda cursor: cursor.execute("DROP SCHEMA country CASCADE"))]


def _asked(sizes: Sizes) -> dict[str, str]:
    return {
        "units": str(sizes.units),
        "members": str(sizes.members),
        "provinces": ",".join(provinces_for(sizes.units)),
        "hamlets": ",".join(every_village_name()),
        "names": str(NAMES_IN_A_POOL),
        "actor": OPERATOR.name,
    }


def _script(name: str, half: int = 0) -> Task:
    statements = f"SET country.half = {half};\n" + (_SQL / f"{name}.sql").read_text(encoding="utf-8")
    return name.removeprefix("rows/").replace("_", " "), lambda cursor: cursor.execute(statements)


def _write_names(cursor: CursorWrapper) -> None:
    cursor.execute("CREATE UNLOGGED TABLE country.name (id int PRIMARY KEY, name text NOT NULL)")
    with cursor.copy("COPY country.name FROM STDIN") as copy:
        for named in name_pools(SEED):
            copy.write_row(named)
    cursor.execute("ANALYZE country.name")
    cursor.execute("CREATE UNLOGGED TABLE country.people (province text, slots int[], codes text[])")
    cursor.execute("SELECT string_to_array(current_setting('country.provinces'), ',')")
    for province in cursor.fetchone()[0]:
        row = [province, list(slots_of(province)), list(CODES.values())]
        cursor.execute("INSERT INTO country.people VALUES (%s, %s, %s)", row)


def _set_sequences(cursor: CursorWrapper) -> None:
    """Let every sequence go on after the last row."""
    for table in history.TABLES:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")


def _analyze(cursor: CursorWrapper) -> None:
    for table in history.TABLES:
        cursor.execute(f"VACUUM (ANALYZE) {table}")


def _rebuild_ancestry(cursor: CursorWrapper) -> None:
    cursor.execute("SELECT units_rebuild_ancestry()")
    cursor.execute("ANALYZE units_branch")


def _one(question: str, *parameters: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return bool(cursor.fetchone()[0])


def _refuse(text: str) -> None:
    raise FolderHoldsSomethingElse("folder_holds_something_else", text)
