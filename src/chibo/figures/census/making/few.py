"""Cut the facts of few subjects one by one: what the statements of `assembling` do set-wise, without what they cost.

Each is the second opinion of the other. Days without an end are None here and the last day of all in the tables.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from csv import writer
from datetime import date
from tempfile import NamedTemporaryFile
from typing import Any

import duckdb

from chibo.figures.census.making.assembling import OPEN
from chibo.figures.census.making.taking import rows_of
from chibo.figures.census.populations import (
    CONSTANTS,
    FACTS,
    LINKS,
    SOURCES,
    VALUES,
    apart_of,
    constants_of,
    dimensions_of,
    values_of,
)
from chibo.kernel.census import Facts

type Changes = Mapping[str, list[tuple[date, str]]]
type Row = dict[str, Any]
# The periods of what facts carry of their unit, by the unit.
type Houses = dict[int, list[Row]]
_BY_KEY = {one.key: one for one in FACTS}
_LAST = OPEN.removeprefix("DATE ").strip("'")


class Few:
    """Few subjects of one kind as the running transaction sees them, and their rows for the delta of a base."""

    def __init__(
        self, subject: str, ids: Collection[int], *, base: str, delta: str, units: str, houses: dict[object, Houses]
    ) -> None:
        """Take them over; `units` is the schema with numbers and states of units, `houses` what is known of them."""
        self.subject, self.base, self.delta, self.units, self.houses = subject, base, delta, units, houses
        self.listed = ", ".join(map(str, sorted(ids)))
        self.valued = ", ".join(f"({one})" for one in sorted(ids))
        self.ids = frozenset(ids)
        self.put_already: set[str] = set()
        self.cut: dict[str, list[Row]] = {}
        sources = {name: one.taken for name, one in SOURCES.items() if one.subject == subject}
        self.rows = rows_of(sources, ids)
        self.owners = {
            one.key: {theirs: owner for owner, theirs in self.rows[f"link_{one.key}"]}
            for one in LINKS
            if one.subject == subject
        }
        self.otherwise = {name: code for one in values_of(subject) for name, code in one.otherwise.items()}
        self.changes = self._changes()
        self.constants = self._constants()

    def rows_of(self, engine: duckdb.DuckDBPyConnection, facts: Facts) -> list[Row]:
        """Give what these subjects have of the facts now."""
        if facts.key not in self.cut:
            self.cut[facts.key] = list(self._cut(engine, facts))
        return self.cut[facts.key]

    def put(self, engine: duckdb.DuckDBPyConnection, facts: Facts) -> None:
        """Put into the delta what these subjects have of the facts now, and take away what the base tells of them."""
        if facts.key in self.put_already:
            return
        told_wrongly = f"JOIN (VALUES {self.valued}) changed (subject_id) USING (subject_id)"
        rows = [{**row, "sign": 1} for row in self.rows_of(engine, facts)]
        self._make(engine, facts.key, "*, -1::TINYINT AS sign", told_wrongly if facts.is_many else "LIMIT 0", rows)
        self.put_already.add(facts.key)

    def put_apart(self, engine: duckdb.DuckDBPyConnection) -> None:
        """Put into the delta the periods of what some facts of theirs tell apart."""
        table = f"apart_{self.subject}"
        if table in self.put_already:
            return
        names, rows = apart_of(self.subject), []
        for owner, changes in self.changes.items():
            begins = sorted({date.min, *(day for name in names for day, _ in changes.get(name, ()))})
            for start, end in zip(begins, [*begins[1:], None], strict=True):
                told = {name: _on(changes.get(name, ()), start) for name in names}
                rows.append({"subject_id": owner, "from_on": start, "to_on": end, **told})
        self._make(engine, table, "*", "LIMIT 0", rows)
        self.put_already.add(table)

    def _make(self, engine: duckdb.DuckDBPyConnection, table: str, columns: str, kept: str, rows: list[Row]) -> None:
        """Make the table in the delta out of what is kept of the base's, and these rows."""
        making = f"CREATE OR REPLACE TABLE {self.delta}.{table} AS SELECT {{}} FROM {self.base}.{table} {kept}"
        engine.execute(f"CREATE SCHEMA IF NOT EXISTS {self.delta}; {making.format(columns)}")
        try:
            self._insert(engine, table, rows)
        except duckdb.ConversionException:
            # A code that did not occur when the base was built: the base enumerates those that did.
            described = engine.execute(f"SELECT * FROM {self.base}.{table} LIMIT 0").description or []
            texts = [f"{name}::VARCHAR AS {name}" for name, of, *_ in described if str(of).startswith("ENUM")]
            engine.execute(making.format(columns.replace("*", f"* REPLACE ({', '.join(texts)})")))
            self._insert(engine, table, rows)

    def _insert(self, engine: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
        if not rows:
            return
        # A file is read sooner than values in a statement are bound, the more so the more rows there are.
        with NamedTemporaryFile("w", encoding="utf-8", newline="", prefix="chibo-census-", suffix=".csv") as file:
            written = writer(file)
            written.writerows(
                [_LAST if name == "to_on" and v is None else v for name, v in row.items()] for row in rows
            )
            file.flush()
            place = file.name.replace("'", "''")
            engine.execute(
                f"COPY {self.delta}.{table} ({', '.join(rows[0])}) FROM '{place}' (FORMAT csv, HEADER false,"
                " AUTO_DETECT false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"
            )

    def _cut(self, engine: duckdb.DuckDBPyConnection, facts: Facts) -> Iterator[Row]:
        """Give the rows of the facts, each cut where a value it carries changes."""
        given = [dict(zip(facts.taken.columns, row, strict=True)) for row in self.rows[f"fact_{facts.key}"]]
        housed = self._housed(engine, facts, {one["unit_id"] for one in given})
        left = (*facts.without, *facts.apart)
        carried = [name for name in dimensions_of(self.subject) if name not in left] if facts.is_cut else []
        once = [name for name in constants_of(self.subject) if name not in left] if facts.is_cut else []
        for one in given:
            if facts.is_event and one["from_on"] is None:
                continue
            owner = self.owners[facts.taken.via][one[f"{facts.taken.via}_id"]] if facts.taken.via else one["subject_id"]
            changes = self.changes.get(owner, {})
            houses = housed.get(one["unit_id"], [])
            row = self._own(facts, one, owner, houses)
            row |= {name: self.constants.get(owner, {}).get(name) for name in once}
            begins, ends = row["from_on"], row["to_on"]
            days = {day for name in carried for day, _ in changes.get(name, ())}
            days |= {house["from_on"] for house in houses if facts.of_unit and house["from_on"]}
            cuts = [begins, *sorted(day for day in days if begins < day and (ends is None or day < ends))]
            for start, end in zip(cuts, [*cuts[1:], ends], strict=True):
                told = {name: _on(changes.get(name, ()), start, self.otherwise.get(name)) for name in carried}
                of_unit = {f"{name}_of_unit": _in(houses, start, name) for name in facts.of_unit}
                yield {**row, "from_on": start, "to_on": end, **told, **of_unit}

    def _own(self, facts: Facts, one: Row, owner: int, houses: list[Row]) -> Row:
        begins = one["from_on"] or date.min
        row = {
            "subject_id": owner, "id": one["id"], "unit_no": houses[0]["unit_no"] if houses else None, "day": begins,
            "certain_on": one["certain_on"], "from_on": begins, "to_on": one["to_on"],
        }  # fmt: skip
        kept = ("unit_id", f"{facts.taken.via}_id", *row)
        return row | {name: value for name, value in one.items() if name not in kept}

    def _housed(self, engine: duckdb.DuckDBPyConnection, facts: Facts, units: set[int | None]) -> Houses:
        """Give the number of each unit, and with it the periods of what facts carry of it."""
        known = self.houses.setdefault(facts.of_unit, {})
        asked = {unit for unit in units if unit is not None and unit not in known}
        found: Houses = {}
        if asked and facts.of_unit:
            names = ", ".join(("unit_no", "from_on", f"nullif(to_on, {OPEN}) AS to_on", *facts.of_unit))
            for unit, *told in self._of_units(engine, "unit_state", "subject_id", names, asked):
                period = dict(zip(("unit_no", "from_on", "to_on", *facts.of_unit), told, strict=True))
                found.setdefault(unit, []).append(period)
        if asked := asked - found.keys():
            for unit, number in self._of_units(engine, "unit_number", "unit_id", "unit_no", asked):
                found[unit] = [{"unit_no": number, "from_on": None, "to_on": None}]
        # Whole at once: another census of the same tree may be told of the same units meanwhile.
        known.update(found)
        return known

    def _of_units(
        self, engine: duckdb.DuckDBPyConnection, table: str, key: str, names: str, units: set[int]
    ) -> list[tuple[Any, ...]]:
        listed = ", ".join(map(str, units))
        return engine.execute(f"SELECT {key}, {names} FROM {self.units}.{table} WHERE {key} IN ({listed})").fetchall()

    def _changes(self) -> dict[int, Changes]:
        """Give of each subject, by dimension, from which day on it has which code, in order."""
        told: dict[int, dict[str, dict[date, set[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
        wins = {name: code for one in values_of(self.subject) for name, code in one.wins.items()}
        for place, one in enumerate(VALUES):
            if one.subject == self.subject:
                rows = self._told_by_events(one.events, place) if one.tells else self.rows[f"values_{place}"]
                for owner, name, day, code in rows:
                    told[owner][name][day or date.min].add(code)
        return {
            owner: {
                name: [
                    (day, wins[name] if wins.get(name) in codes else max(codes)) for day, codes in sorted(days.items())
                ]
                for name, days in by_name.items()
            }
            for owner, by_name in told.items()
        }

    def _told_by_events(self, key: str, place: int) -> Iterator[tuple[int, str, date | None, str]]:
        for owner, kind, day in self._events(key):
            for tells in VALUES[place].tells:
                if tells.kind == kind and (day or tells.without_day):
                    yield owner, tells.dimension, day, tells.code

    def _constants(self) -> dict[int, Row]:
        found: dict[int, Row] = defaultdict(dict)
        for place, one in enumerate(CONSTANTS):
            if one.subject != self.subject:
                continue
            if one.first_of:
                (column,) = one.columns
                firsts: dict[int, date] = {}
                for owner, kind, day in self._events(one.events):
                    if kind == one.first_of.kind and day:
                        firsts[owner] = min(day, firsts.get(owner, day))
                for owner, day in firsts.items():
                    found[owner][column] = next(c for c, before in one.first_of.bands if before is None or day < before)
            else:
                for owner, *values in self.rows[f"constants_{place}"]:
                    found[owner] |= dict(zip(one.columns, values, strict=True))
        return found

    def _events(self, key: str) -> Iterator[tuple[int, str, date | None]]:
        taken = _BY_KEY[key].taken
        names = list(taken.columns)
        who, kind, day = names.index(f"{taken.via}_id"), names.index("kind"), names.index("from_on")
        for row in self.rows[f"fact_{key}"]:
            yield self.owners[taken.via][row[who]], row[kind], row[day]


def _on(changes: Collection[tuple[date, str]], day: date, otherwise: str | None = None) -> str | None:
    """Give the code that holds on the day."""
    held = otherwise
    for begins, code in changes:
        if begins > day:
            break
        held = code
    return held


def _in(houses: list[Row], day: date, name: str) -> Any:
    """Give what was so of the unit on the day."""
    return next(
        (
            house[name]
            for house in houses
            if house["from_on"] and house["from_on"] <= day and (house["to_on"] is None or day < house["to_on"])
        ),
        None,
    )
