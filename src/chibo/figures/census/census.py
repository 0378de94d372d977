"""The census as of one knowledge: which tables to count from, the base and what later entries changed put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import duckdb

from chibo.figures.census.making.few import Few, Houses
from chibo.figures.census.memory.added import Added
from chibo.figures.census.memory.answers import Answers, Line
from chibo.figures.census.memory.columns import Columns, columns_of
from chibo.kernel.census import Facts

UNIT, PERSON = "unit", "person"


@dataclass(frozen=True, slots=True)
class Tree:
    """What was worked out of one tree: tables in the schema, and arrays; shared by all censuses with its units."""

    schema: str
    found: dict[tuple[str, object], object] = field(default_factory=dict)
    houses: dict[object, Houses] = field(default_factory=dict)


@dataclass(slots=True, weakref_slot=True, eq=False)
class Census:
    """The census as of one knowledge. Its tables never change; they are dropped when nobody holds it any more.

    `base` names the attached base, empty where there is none; `delta` the schema of what is counted besides, made with
    its first table. `changed` says of how many subjects the base tells wrongly. Facts of few subjects come into the
    delta, or into memory, when first asked for.
    """

    engine: duckdb.DuckDBPyConnection
    base: str
    delta: str
    changed: dict[str, int]
    doubted: frozenset[str]
    tree: Tree
    answers: Answers
    held: dict[str, Columns | None] = field(default_factory=dict)
    beside: dict[str, Added] = field(default_factory=dict)
    few: dict[str, Few] = field(default_factory=dict)
    scopes: dict[tuple[str, object], object] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Give a connection of one's own to ask by."""
        return self.engine.cursor()

    def lines(self, sql: str, parameters: Mapping[str, Any]) -> list[Line]:
        """Give what the statement counts; whoever asks the same again is given the same."""
        return self.answers.of(self.cursor(), sql, parameters)

    def schema(self) -> str:
        """Give the schema for tables that go with this census; it is there from now on."""
        with self.lock:
            self.cursor().execute(f"CREATE SCHEMA IF NOT EXISTS {self.delta}")
        return self.delta

    def units_changed(self) -> bool:
        """Tell whether what the base says of any unit is not how it is."""
        return bool(self.changed[UNIT])

    def columns(self, facts: Facts) -> Columns | None:
        """Give the rows of facts in the base, held in memory; None where they are many, or not all that is counted."""
        if not self.base or (self.changed[facts.subject] and not facts.is_many):
            return None
        table = f"{self.base}.{facts.key}"
        with self.lock:
            if facts.key not in self.held:
                self.held[facts.key] = columns_of(self.cursor(), table)
            return self.held[facts.key]

    def added(self, facts: Facts) -> Added | None:
        """Give what few changed subjects have of the facts now, in memory; None where they are not few, or none."""
        columns, few = self.columns(facts), self.few.get(facts.subject)
        if columns is None or few is None:
            return None
        with self.lock:
            if facts.key not in self.beside:
                self.beside[facts.key] = Added(columns, few.ids, few.rows_of(self.cursor(), facts))
            return self.beside[facts.key]

    def branches(self, facts: Facts, *, with_base: bool = True) -> tuple[tuple[str, str], ...]:
        """Give the tables to count many facts from, each with what one row of it counts."""
        base = ((f"{self.base}.{facts.key}", "1"),) if self.base and with_base else ()
        return (*base, (self._of_delta(facts), "sign")) if self.changed[facts.subject] else base

    def uncertain(self, facts: Facts) -> str:
        """Name the rows of many facts in the base that are uncertain on some day; empty where there are none."""
        return f"{self.base}.uncertain_{facts.key}" if self.base and facts.key in self.doubted else ""

    def standing(self, facts: Facts) -> str:
        """Give the rows of facts as they stand, put together."""
        if self.base and not self.changed[facts.subject]:
            return f"{self.base}.{facts.key}"
        delta = self._of_delta(facts)
        if not self.base:
            return delta
        return (
            f"(SELECT * FROM {self.base}.{facts.key} WHERE subject_id NOT IN {self._ids(facts.subject)}"
            f" UNION ALL BY NAME SELECT * EXCLUDE (sign) FROM {delta} WHERE sign = 1)"
        )

    def apart(self, subject: str) -> str:
        """Give the periods of what facts of such subjects tell apart."""
        base, delta = f"{self.base}.apart_{subject}", f"{self.delta}.apart_{subject}"
        if self.base and not self.changed[subject]:
            return base
        if subject in self.few:
            with self.lock:
                self.few[subject].put_apart(self.cursor())
        if not self.base:
            return delta
        kept = f"SELECT * FROM {base} WHERE subject_id NOT IN {self._ids(subject)}"
        return f"({kept} UNION ALL BY NAME SELECT * FROM {delta})"

    def units(self, table: str) -> str:
        """Give the table of units (`unit_number`, `unit_state`) as they stand."""
        return f"{self.delta if self.units_changed() or not self.base else self.base}.{table}"

    def _of_delta(self, facts: Facts) -> str:
        if facts.subject in self.few:
            with self.lock:
                self.few[facts.subject].put(self.cursor(), facts)
        return f"{self.delta}.{facts.key}"

    def _ids(self, subject: str) -> str:
        if subject in self.few:
            return f"({self.few[subject].listed})"
        return f"(SELECT subject_id FROM {self.delta}.changed_{subject})"
