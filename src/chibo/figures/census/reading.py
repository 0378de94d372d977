"""Open the census at what is known: the standing base, and with it what later entries changed, each with its sign."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from threading import RLock
from typing import Any
from weakref import WeakSet, finalize

import duckdb
from django.db import connection

from chibo.figures.census.bases.ahead import build_ahead
from chibo.figures.census.bases.files import (
    Head,
    bases_there,
    folder,
    heads_of_register,
    standing_base,
    unsealed_entries,
)
from chibo.figures.census.census import PERSON, UNIT, Census, Tree
from chibo.figures.census.delta import add_anew
from chibo.figures.census.making.few import Few
from chibo.figures.census.making.snapshot import one_snapshot
from chibo.figures.census.making.taking import touched
from chibo.figures.census.memory.answers import Answers
from chibo.figures.census.memory.columns import Columns
from chibo.figures.census.populations import SUBJECTS, taken_of
from chibo.trust.audit.api import known_at as register_known_at
from chibo.trust.audit.api import known_of_few

_KEPT = 6
_WORTH_A_BASE = 2_000
# Of what is known now, plain SQL answers meanwhile; what was known takes it longer.
_MOST_TAKEN_ANEW, _MOST_TAKEN_AS_KNOWN = 20_000, 500_000
# Four of the pieces in which DuckDB keeps rows, and shares them out among threads.
_WORTH_TWO_THREADS = 4 * 122_880
# So many are cut one by one sooner than by statements over tables.
FEW = 200


@dataclass(frozen=True, slots=True)
class Attached:
    """A base that is open: its name, of which facts it has uncertain rows, its tree, what is held of it in memory."""

    name: str
    doubted: frozenset[str]
    tree: Tree
    held: dict[str, Columns | None] = field(default_factory=dict)


class _Open:
    """What this process holds open: one engine, its bases, and the censuses last asked."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.engine: duckdb.DuckDBPyConnection | None = None
        self.bases: dict[Head, Attached] = {}
        self.censuses: OrderedDict[tuple[Head | None, Head], Census] = OrderedDict()
        self.living: WeakSet[Census] = WeakSet()
        self.numbers = count(1)
        self.answers = Answers()


_open = _Open()


def census_known_at(instant: datetime | None) -> Census | None:
    """Open the census as the register is known now, or was at the instant: exact to the last entry.

    None where so much changed since the base (or there is none yet) that taking it anew would take longer than asking
    the register itself, a base is then built meanwhile; and where the running transaction has changes of its own.
    """
    may_have_changed = connection.in_atomic_block
    if instant is None and not may_have_changed and (as_before := _opened_before()) is not None:
        return as_before
    with one_snapshot(), register_known_at(instant) as seq, _open.lock:
        if instant is None and may_have_changed and _has_changes_of_its_own():
            return None
        base, head = _nearest_base(seq)
        key = (base, head)
        found = _open.censuses.get(key) or (_open_census_at(head) if instant is not None else None)
        if found is None:
            subjects = _changed(base, head)
            if instant is not None and base and _are_most(subjects[PERSON]):
                # To begin from nothing is less work than to take most of the base back.
                base, subjects = None, dict.fromkeys(SUBJECTS)
            many = sum(_many() if some is None else len(some) for some in subjects.values())
            if many > _WORTH_A_BASE:
                build_ahead("build" if instant is None else "milestones")
            if many > (_MOST_TAKEN_ANEW if instant is None else _MOST_TAKEN_AS_KNOWN):
                return None
            found = _opened(base, subjects, is_of_the_past=instant is not None)
        _open.censuses[key] = found
        _open.censuses.move_to_end(key)
        while len(_open.censuses) > _KEPT:
            _open.censuses.popitem(last=False)
        return found


def _open_census_at(head: Head) -> Census | None:
    """Give a census of that knowledge that is open already, on whatever base: a nearer one may have come meanwhile."""
    return next((census for (_, known), census in _open.censuses.items() if known == head), None)


def _nearest_base(seq: int | None) -> tuple[Head | None, Head]:
    """Open the base with the fewest entries between it and what is known, or was known at the seq; tell both."""
    standing = standing_base()
    there = bases_there() if seq is not None else (standing,) if standing else ()
    *then, head = heads_of_register(*(base.seq for base in there), seq)
    sound = [base for base, is_now in zip(there, then, strict=True) if base == is_now]
    return _attached(min(sound, key=lambda base: abs(base.seq - head.seq), default=None)), head


def _opened_before() -> Census | None:
    """Give the census of what is known now, if it is open already: one short statement tells."""
    with _open.lock:
        base = standing_base()
        if base is None or base not in _open.bases:
            return None
        then, head = heads_of_register(base.seq, None)
        found = _open.censuses.get((base, head)) if then == base else None
        if found is not None:
            _open.censuses.move_to_end((base, head))
        return found


def _has_changes_of_its_own() -> bool:
    entries = unsealed_entries()
    return bool(entries) and any(touched(_taken(), entries).values())


def _taken() -> dict[str, Any]:
    return {subject: taken_of(subject) for subject in SUBJECTS}


def _many() -> int:
    """About how many subjects has the register? As its statistics say."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'public.people_person'::regclass"
        )
        (found,) = cursor.fetchone()
    return int(found)


def _are_most(people: frozenset[int] | None) -> bool:
    """Are these most of the people, of a register that can be taken anew as a whole?"""
    many = _many()
    return people is not None and len(people) * 3 > many * 2 and len(SUBJECTS) * many <= _MOST_TAKEN_AS_KNOWN


def close_all() -> None:
    """Let go of everything this process holds open."""
    with _open.lock:
        _open.censuses.clear()
        _open.bases.clear()
        if _open.engine is not None:
            _open.engine.close()
        _open.engine = None
        _open.answers.clear()


def _engine() -> duckdb.DuckDBPyConnection:
    if _open.engine is None:
        _open.engine = duckdb.connect(":memory:")
        _open.engine.execute("SET threads = 2; SET autoinstall_known_extensions = false")
    return _open.engine


def _attached(base: Head | None) -> Head | None:
    """Have the base open; one that was removed meanwhile is passed over."""
    if base is None:
        return None
    if base not in _open.bases:
        name = f"base_{next(_open.numbers)}"
        try:
            _engine().execute(f"ATTACH '{str(folder() / base.file).replace("'", "''")}' AS {name} (READ_ONLY)")
        except duckdb.IOException:
            if (folder() / base.file).is_file():
                raise
            return None
        _engine().execute(f"CREATE SCHEMA tree_of_{name}; SET threads = {_threads(_engine())}")
        _open.bases[base] = Attached(name, _doubted(_engine(), name), Tree(f"tree_of_{name}"))
        _let_go_of_bases(base)
    return base


def _let_go_of_bases(opened: Head) -> None:
    """Close the bases that no census rests on any more, and let go of what rests on one whose file was removed."""
    for key in [key for key in _open.censuses if key[0] and not (folder() / key[0].file).is_file()]:
        del _open.censuses[key]
    held = {census.base for census in _open.living}
    for base, attached in list(_open.bases.items()):
        if base not in (opened, standing_base()) and attached.name not in held:
            _engine().execute(f"DROP SCHEMA {attached.tree.schema} CASCADE; DETACH {attached.name}")
            del _open.bases[base]


def _opened(base: Head | None, subjects: Mapping[str, frozenset[int] | None], *, is_of_the_past: bool) -> Census:
    engine, delta = _engine(), f"delta_{next(_open.numbers)}"
    attached = _open.bases[base] if base else Attached("", frozenset(), Tree(delta))
    changed = {subject: 1 if some is None else len(some) for subject, some in subjects.items()}
    tree = Tree(delta) if changed[UNIT] else attached.tree
    found = Census(engine, attached.name, delta, changed, attached.doubted, tree, _open.answers, attached.held)
    finalize(found, _drop, engine, delta)
    _open.living.add(found)
    for subject, some in subjects.items():
        with known_of_few(len(some)) if some and is_of_the_past else nullcontext():
            _take(found, subject, some)
    return found


def _take(census: Census, subject: str, some: frozenset[int] | None) -> None:
    """Put into the delta what changed of such subjects; None: all there are."""
    if census.base and some and subject != UNIT and len(some) <= FEW:
        units = census.units("unit_number").removesuffix(".unit_number")
        census.few[subject] = Few(
            subject, some, base=census.base, delta=census.delta, units=units, houses=census.tree.houses
        )
    elif census.changed[subject]:
        with _two_threads(census.engine):
            add_anew(census, subject, some)


def _threads(engine: duckdb.DuckDBPyConnection) -> int:
    """How many threads count soonest? Of tables of few pieces one: to wake another takes longer than to count."""
    asked = "SELECT coalesce(max(estimated_size), 0) FROM duckdb_tables() WHERE starts_with(database_name, 'base_')"
    (rows,) = engine.execute(asked).fetchone() or (0,)
    return 1 if rows < _WORTH_TWO_THREADS else 2


@contextmanager
def _two_threads(engine: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let two threads do what is done over many rows."""
    (before,) = engine.execute("SELECT current_setting('threads')").fetchone() or (2,)
    engine.execute("SET threads = 2")
    try:
        yield
    finally:
        engine.execute(f"SET threads = {before}")


def _doubted(engine: duckdb.DuckDBPyConnection, base: str) -> frozenset[str]:
    """Of which facts does the base hold rows that are uncertain on some day?"""
    asked = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND estimated_size > 0"
    names = [name for (name,) in engine.execute(asked, [base]).fetchall()]
    return frozenset(name.removeprefix("uncertain_") for name in names if name.startswith("uncertain_"))


def _drop(engine: duckdb.DuckDBPyConnection, delta: str) -> None:
    if engine is _open.engine:
        engine.cursor().execute(f"DROP SCHEMA IF EXISTS {delta} CASCADE")


def _changed(base: Head | None, head: Head) -> Mapping[str, frozenset[int] | None]:
    """Of which subjects does the base tell otherwise than is known at the head? None without a base: of all."""
    if base is None:
        return dict.fromkeys(SUBJECTS)
    low, high = sorted((base.seq, head.seq))
    if low == high:
        return dict.fromkeys(SUBJECTS, frozenset[int]())
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM public.audit_entry WHERE seq > %s AND seq <= %s", [low, high])
        entries = [entry for (entry,) in cursor.fetchall()]
    return touched(_taken(), entries)
