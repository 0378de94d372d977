"""Open the census at what is known: the standing base, and with it what later entries changed, each with its sign."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from weakref import WeakSet, finalize

import duckdb
from django.db import connection

from chibo.figures.census.ahead import build_ahead
from chibo.figures.census.assembling import Told, making_apart, making_fact
from chibo.figures.census.bases import (
    Head,
    folder,
    head_of_register,
    is_of_register,
    standing_base,
    unsealed_entries,
)
from chibo.figures.census.building import derive, number_units, one_snapshot, put_together
from chibo.figures.census.populations import FACTS, SOURCES, SUBJECTS, apart_of, taken_of
from chibo.figures.census.taking import take, touched
from chibo.kernel.census import Facts
from chibo.trust.audit.api import known_at as register_known_at

_KEPT = 6
_WORTH_A_BASE = 2_000
# Of what is known now, plain SQL answers meanwhile; what was known takes it longer.
_MOST_TAKEN_ANEW, _MOST_TAKEN_AS_KNOWN = 20_000, 300_000
_UNIT, _PERSON = "unit", "person"


@dataclass(slots=True, weakref_slot=True, eq=False)
class Census:
    """The census as of one knowledge. Its tables never change; they are dropped when nobody holds it any more.

    `base` names the attached base, empty where there is none; `delta` the schema of what is counted besides. `changed`
    says which subjects the base tells of wrongly: None for all of them.
    """

    engine: duckdb.DuckDBPyConnection
    base: str
    delta: str
    changed: dict[str, int]
    scopes: dict[tuple[str, object], object] = field(default_factory=dict)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Give a connection of one's own to ask by."""
        return self.engine.cursor()

    def units_changed(self) -> bool:
        """Tell whether what the base says of any unit is not how it is."""
        return bool(self.changed[_UNIT])

    def branches(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        """Give the tables to count many facts from, each with what one row of it counts."""
        base = ((f"{self.base}.{facts.key}", "1"),) if self.base else ()
        return (*base, (f"{self.delta}.{facts.key}", "sign")) if self.changed[facts.subject] else base

    def standing(self, facts: Facts) -> str:
        """Give the rows of facts as they stand, put together."""
        delta = f"{self.delta}.{facts.key}"
        if not self.base:
            return delta
        if not self.changed[facts.subject]:
            return f"{self.base}.{facts.key}"
        return (
            f"(SELECT * FROM {self.base}.{facts.key}"
            f" WHERE subject_id NOT IN (SELECT subject_id FROM {self.delta}.changed_{facts.subject})"
            f" UNION ALL BY NAME SELECT * EXCLUDE (sign) FROM {delta} WHERE sign = 1)"
        )

    def apart(self, subject: str) -> str:
        """Give the periods of what facts of such subjects tell apart."""
        if not self.base or not self.changed[subject]:
            return f"{self.base or self.delta}.apart_{subject}"
        return (
            f"(SELECT * FROM {self.base}.apart_{subject}"
            f" WHERE subject_id NOT IN (SELECT subject_id FROM {self.delta}.changed_{subject})"
            f" UNION ALL BY NAME SELECT * FROM {self.delta}.apart_{subject})"
        )

    def units(self, table: str) -> str:
        """Give the table of units (`unit_number`, `unit_state`) as they stand."""
        return f"{self.delta if self.units_changed() or not self.base else self.base}.{table}"


class _Open:
    """What this process holds open: one engine, its bases, and the censuses last asked."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.engine: duckdb.DuckDBPyConnection | None = None
        self.bases: dict[Head, str] = {}
        self.censuses: OrderedDict[tuple[Head | None, Head], Census] = OrderedDict()
        self.living: WeakSet[Census] = WeakSet()
        self.numbers = count(1)


_open = _Open()


def census_known_at(instant: datetime | None) -> Census | None:
    """Open the census as the register is known now, or was at the instant: exact to the last entry.

    None where so much changed since the base (or there is none yet) that taking it anew would take longer than asking
    the register itself, a base is then built meanwhile; and where the running transaction has changes of its own.
    """
    with one_snapshot(), register_known_at(instant) as seq, _open.lock:
        if instant is None and _has_changes_of_its_own():
            return None
        head = head_of_register(seq)
        base = _attached(standing_base())
        key = (base, head)
        found = _open.censuses.get(key)
        if found is None:
            subjects = {subject: _changed(subject, base, head) for subject in SUBJECTS}
            many = sum(_many() if some is None else len(some) for some in subjects.values())
            if instant is None and many > _WORTH_A_BASE:
                build_ahead()
            if many > (_MOST_TAKEN_ANEW if instant is None else _MOST_TAKEN_AS_KNOWN):
                return None
            found = _opened(base, subjects)
            _open.censuses[key] = found
            while len(_open.censuses) > _KEPT:
                _open.censuses.popitem(last=False)
        _open.censuses.move_to_end(key)
        return found


def _has_changes_of_its_own() -> bool:
    entries = unsealed_entries()
    return bool(entries) and any(touched(taken_of(subject), entries) for subject in SUBJECTS)


def _many() -> int:
    """About how many subjects has the register? As its statistics say."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'public.people_person'::regclass"
        )
        (found,) = cursor.fetchone()
    return int(found)


def close_all() -> None:
    """Let go of everything this process holds open."""
    with _open.lock:
        _open.censuses.clear()
        _open.bases.clear()
        if _open.engine is not None:
            _open.engine.close()
        _open.engine = None


def _engine() -> duckdb.DuckDBPyConnection:
    if _open.engine is None:
        _open.engine = duckdb.connect(":memory:")
        _open.engine.execute("SET threads = 2; SET autoinstall_known_extensions = false")
    return _open.engine


def _attached(base: Head | None) -> Head | None:
    """Have the base open, if it is of this register; one that was removed meanwhile is passed over."""
    if base is None or not is_of_register(base):
        return None
    if base not in _open.bases:
        name = f"base_{next(_open.numbers)}"
        try:
            _engine().execute(f"ATTACH '{str(folder() / base.file).replace("'", "''")}' AS {name} (READ_ONLY)")
        except duckdb.IOException:
            if (folder() / base.file).is_file():
                raise
            return None
        _open.bases[base] = name
        _let_go_of_bases(base)
    return base


def _let_go_of_bases(standing: Head) -> None:
    """Close the bases that no census rests on any more; their files, removed long ago, go with them."""
    for key in [key for key in _open.censuses if key[0] != standing]:
        del _open.censuses[key]
    held = {census.base for census in _open.living}
    for base, name in list(_open.bases.items()):
        if base != standing and name not in held:
            _engine().execute(f"DETACH {name}")
            del _open.bases[base]


def _opened(base: Head | None, subjects: Mapping[str, frozenset[int] | None]) -> Census:
    engine, delta = _engine(), f"delta_{next(_open.numbers)}"
    name = _open.bases[base] if base else ""
    engine.execute(f"CREATE SCHEMA {delta}")
    changed = {subject: 1 if some is None else len(some) for subject, some in subjects.items()}
    found = Census(engine, name, delta, changed)
    finalize(found, _drop, engine, delta)
    _open.living.add(found)
    for subject, some in subjects.items():
        if changed[subject]:
            _add(found, subject, some)
    return found


def _drop(engine: duckdb.DuckDBPyConnection, delta: str) -> None:
    if engine is _open.engine:
        engine.cursor().execute(f"DROP SCHEMA {delta} CASCADE")


def _changed(subject: str, base: Head | None, head: Head) -> frozenset[int] | None:
    """Which subjects does the base tell of otherwise than is known at the head? None without a base: all."""
    if base is None:
        return None
    low, high = sorted((base.seq, head.seq))
    if low == high:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM public.audit_entry WHERE seq > %s AND seq <= %s", [low, high])
        entries = [entry for (entry,) in cursor.fetchall()]
    return touched(taken_of(subject), entries)


def _add(census: Census, subject: str, some: frozenset[int] | None) -> None:
    """Take the changed subjects anew, and put into the delta what they add and what they take away."""
    engine, raw, into = census.engine, f"raw_{next(_open.numbers)}", census.delta
    engine.execute(f"CREATE SCHEMA {raw}")
    sources = {table: source.taken for table, source in SOURCES.items() if source.subject == subject}
    with TemporaryDirectory(prefix="chibo-census-") as folder:
        take(engine, raw, sources, Path(folder), subjects=some)
    if some is not None:
        engine.execute(f"CREATE TABLE {into}.changed_{subject} AS SELECT unnest(?) AS subject_id", [list(some)])
    derive(engine, raw, subject)
    told = put_together(engine, raw, subject, is_base=False)
    if subject == _UNIT:
        _number_units(census, raw)
        _put_states_together(census, raw)
    if apart_of(subject):
        engine.execute(making_apart(raw, into, subject, is_base=False))
    for one in FACTS:
        if one.subject == subject:
            _add_facts(census, one, raw, told)
    engine.execute(f"DROP SCHEMA {raw} CASCADE")


def _number_units(census: Census, raw: str) -> None:
    """Give each unit its number; those the base does not know come after its own."""
    engine, into = census.engine, census.delta
    if not census.base:
        number_units(engine, raw, into, after=0)
        return
    known = f"{census.base}.unit_number"
    engine.execute(
        f"CREATE TABLE {into}.unit_number AS SELECT * FROM {known} UNION ALL"
        f" SELECT subject_id, ((SELECT max(unit_no) FROM {known}) + row_number() OVER (ORDER BY subject_id))::INTEGER"
        f" FROM {raw}.fact_units WHERE subject_id NOT IN (SELECT unit_id FROM {known})"
    )


def _put_states_together(census: Census, raw: str) -> None:
    engine, into = census.engine, census.delta
    kept = (
        f"SELECT * FROM {census.base}.unit_state"
        f" WHERE subject_id NOT IN (SELECT subject_id FROM {into}.changed_{_UNIT}) UNION ALL BY NAME "
        if census.base
        else ""
    )
    engine.execute(
        f"CREATE TABLE {into}.unit_state AS {kept}SELECT state.*, unit_no FROM {raw}.state_{_UNIT} state"
        f" JOIN {into}.unit_number numbered ON numbered.unit_id = state.subject_id"
    )


def _add_facts(census: Census, facts: Facts, raw: str, told: Told) -> None:
    engine, into = census.engine, census.delta
    # What facts of the rows are numbered by, and stand in, is how units are now.
    numbered = census.units("unit_number").removesuffix(".unit_number")
    engine.execute(making_fact(facts, raw, into, told, is_base=False, units=numbered))
    if census.base and facts.is_many:
        engine.execute(
            f"INSERT INTO {into}.{facts.key} BY NAME SELECT *, -1 AS sign FROM {census.base}.{facts.key}"
            f" WHERE subject_id IN (SELECT subject_id FROM {into}.changed_{facts.subject})"
        )
