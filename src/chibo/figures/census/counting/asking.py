"""Count what is asked for in the census."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from chibo.figures.census.census import Census
from chibo.figures.census.counting.beside import JOINS, Beside
from chibo.figures.census.counting.scopes import alive, is_apex, number_of, ranges, table_within, within
from chibo.figures.census.memory.added import Added
from chibo.figures.census.memory.answers import Line
from chibo.figures.census.memory.columns import NOWHERE, Columns, NotTold, Passing, banded
from chibo.figures.census.populations import COUNTED, FACTS
from chibo.kernel.census import Counted, Facet, Facts

_BY_KEY = {one.key: one for one in FACTS}
_PARAMETER = re.compile(r"\$(\w+)")
_COLUMN = re.compile(r"fact\.\w+")
# What of the base is uncertain on some day is counted apart: the others need not be looked at for it.
_MANY = {
    "1": "count(*) AS n, 0 AS u",
    "0": "0 AS n, count(*) FILTER (fact.certain_on > $on) AS u",
    "": "count(*) AS n, count(*) FILTER (fact.certain_on > $on) AS u",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One count: which rows of a population, of what unit, on which day or in which span, told apart how.

    Filters are pairs of a facet and what is asked of it: `a|b` either, `!a` any but it. With `tree`, units are counted
    where they stand on that day; `parted` gives for units that do not live on it the place of their share (0: whole).
    With `subjects` only their rows are counted, or only those of `others`. With `with_unplaced` what stands in no unit
    is counted in a root of the tree.
    """

    population: str
    unit: int
    on: date
    since: date | None = None
    by: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    tree: date | None = None
    parted: Mapping[int, int] = field(default_factory=dict)
    with_unplaced: bool = False
    direct_children: bool = False
    subjects: frozenset[int] | None = None
    others: bool = False


def lines_of(census: Census, asked: Asked) -> list[Line]:
    """Count: one line a combination of the facets and a share, with its count and how much of it is uncertain."""
    unit_no = number_of(census, asked.unit)
    if unit_no is None:
        return []
    question = Question(census, asked, COUNTED[asked.population], unit_no)
    told, statements = question.told()
    # One statement a branch: planning them put together takes longer than counting does.
    told += [line for sql in statements for line in census.lines(sql, used_in(sql, question.parameters))]
    return added_up(told) or ([] if asked.by or asked.tree else [(0, 0, 0)])


def added_up(lines: Iterable[Line]) -> list[Line]:
    """Add up what has the same keys; what comes to nothing is left out, what is not known stands last."""
    counts: dict[Line, list[int]] = {}
    for *keys, n, u in lines:
        count = counts.setdefault(tuple(keys), [0, 0])
        count[0] += n or 0
        count[1] += u or 0
    found = [(*keys, n, u) for keys, (n, u) in counts.items() if n]
    return sorted(found, key=lambda line: [(key is None, key) for key in line[:-2]])


def used_in(sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the parameters that the statement names: DuckDB refuses any other."""
    return {name: parameters[name] for name in dict.fromkeys(_PARAMETER.findall(sql))}


def named_apart(sql: str, place: int) -> str:
    """Let the statement name its parameters for the question in that place."""
    return _PARAMETER.sub(rf"$\1_of_{place}", sql)


class Question:
    """One question on its way to being statements: what it joins, on which conditions, with which parameters."""

    def __init__(self, census: Census, asked: Asked, counted: Counted, unit_no: int) -> None:
        self.census, self.asked, self.counted, self.unit_no = census, asked, counted, unit_no
        self.facts: Facts = _BY_KEY[counted.facts]
        self.facets = {facet.key: facet for facet in counted.facets}
        self.parameters: dict[str, Any] = {"on": asked.on, "since": asked.since, "tree": asked.tree}
        self.parameters |= {f"born_{age}": _born(asked.on, age) for age in (31, 36, 41, 46, 51, 56, 61)}
        self.beside = Beside(census, self.facts)
        self.joins: dict[str, None] = {}
        self.conditions: list[str] = [*([counted.condition] if counted.condition else [])]
        for name in counted.joins:
            self.joins[self._join(name)] = None
        if asked.subjects is not None:
            self.parameters["subjects"] = sorted(asked.subjects)
            held = "fact.subject_id IN (SELECT unnest($subjects))"
            self.conditions.append(f"NOT ({held})" if asked.others else held)
        # What names one of these is not the same of a row each time it is asked.
        self.changing = frozenset(self.parameters)
        for key, value in asked.filters:
            self._narrow(self.facets[key], value)

    @property
    def by(self) -> list[Facet]:
        """Give the facets that lines are told apart by."""
        return [self.facets[key] for key in self.asked.by]

    def told(self) -> tuple[list[Line], list[str]]:
        """Count what is held in memory; give its lines, and a statement for each table that is still to be counted."""
        columns, added = self.census.columns(self.facts), self.census.added(self.facts)
        keys = ["" if facet.edges else shown(facet, self._inner(facet)) for facet in self.by]
        named = {name for one in (*keys, *self.conditions) for name in _PARAMETER.findall(one)}
        is_on_a_day = self.asked.tree is None and not self.counted.population.is_flow
        if columns is None or self.joins or not is_on_a_day or named & self.changing:
            return [], self.counts()
        try:
            if added is not None:
                return self._held(columns, keys, added.told_rightly) + self._held(added, keys), []
            base = self._held(columns, keys)
        except NotTold:
            return [], self.counts()
        return base, self.counts(with_base=False)

    def _held(self, rows: Columns | Added, keys: list[str], *passing: Passing) -> list[Line]:
        """Count those rows; raises `NotTold`."""
        asked, cursor = self.asked, self.census.cursor()
        units = within(self.census, self.unit_no).on(asked.on, depth=1 if asked.direct_children else None)
        if self._with_unplaced():
            units = np.append(units, NOWHERE)
        coded = [
            rows.coded(cursor, key)
            if key
            else banded(rows.dated(cursor, facet.dated), [self.parameters[edge] for edge in facet.edges], facet.codes)
            for key, facet in zip(keys, self.by, strict=True)
        ]
        passed = [rows.passing(cursor, one, used_in(one, self.parameters)) for one in self.conditions]
        return rows.standing.count(asked.on, units, coded, [*passing, *passed])

    def counts(self, *, with_base: bool = True) -> list[str]:
        """Give a statement for each table that counts: lines of keys, share, count and uncertain, to be added up."""
        if self.facts.is_many:
            branches = self.census.branches(self.facts, with_base=with_base)
        else:
            branches = ((self.census.standing(self.facts), ""),) if with_base else ()
        if not branches:
            return []
        share = self._scope()
        keys = [self._inner(facet, facet.finer) for facet in self.by]
        named = [
            facet.coarsens.format(f"k{place}") if facet.finer else shown(facet, f"k{place}")
            for place, facet in enumerate(self.by)
        ]
        counted = [self._branch(table, each, keys, named, share) for table, each in branches]
        if with_base and (uncertain := self._uncertain()):
            counted.append(self._branch(uncertain, "0", keys, named, share))
        return counted

    def _branch(self, table: str, each: str, keys: list[str], named: list[str], share: str) -> str:
        inner = "".join(f"{key} AS k{place}, " for place, key in enumerate(keys))
        outer = "".join(f"{one} AS k{place}, " for place, one in enumerate(named))
        many = _MANY.get(each, "sum(sign) AS n, sum(sign) FILTER (fact.certain_on > $on) AS u")
        joins = " ".join(self.joins)
        counted = f"SELECT {inner}{share} AS share, {many} FROM {table} fact {joins} WHERE {self._where()} GROUP BY ALL"
        return f"SELECT {outer}share, n, u FROM ({counted})" if outer else counted

    def _where(self) -> str:
        standing = ["fact.from_on <= $on", "$on < fact.to_on"]
        since = ["fact.day >= $since"] if self.counted.population.is_flow else []
        return " AND ".join(f"({one})" for one in (*standing, *since, *self.conditions))

    def _uncertain(self) -> str:
        """Name the table of those rows of the base that are uncertain on some day; empty where there are none."""
        return self.census.uncertain(self.facts) if self.facts.is_many else ""

    def _narrow(self, facet: Facet, value: str) -> None:
        inner = self._inner(facet)
        name = f"value_{len(self.parameters)}"
        if facet.needs_value:
            self.parameters[name] = value
            self.conditions.append(inner.replace("$value", f"${name}"))
            return
        values = value.removeprefix("!").split("|")
        if facet.codes:
            condition = f"{inner} IN ({', '.join(str(facet.codes.index(one)) for one in values if one in facet.codes)})"
        elif facet.whole:
            condition = self._within(facet, inner, name, values)
        else:
            placed = []
            for place, one in enumerate(values):
                self.parameters[f"{name}_{place}"] = one
                placed.append(f"${name}_{place}")
            compared = inner if _COLUMN.fullmatch(inner) else f"({inner})::VARCHAR"
            condition = f"{compared} IN ({', '.join(placed)})"
        self.conditions.append(f"({condition}) IS NOT TRUE" if value.startswith("!") else condition)

    def _within(self, facet: Facet, inner: str, name: str, values: list[str]) -> str:
        """Give the condition that a code of two depths is one of these, or lies within one of them."""
        self.parameters[name] = values
        self.parameters[f"{name}_within"] = [f"{one}." for one in values]
        within = (
            f"{{0}} IN (SELECT unnest(${name})) OR list_bool_or([starts_with({{0}}, one) FOR one IN ${name}_within])"
        )
        whole = self._carried(facet.whole)
        if whole != facet.whole:
            # What facts carry of their unit takes few values: they are gone through once, not in every row.
            column = facet.whole.removeprefix("unit.")
            codes = f"SELECT DISTINCT {column} FROM {self.census.units('unit_state')}"
            return f"{whole} IN (SELECT {column} FROM ({codes}) WHERE {within.format(f'{column}::VARCHAR')})"
        return f"{within.format(f'{whole}::VARCHAR')} OR ({inner})::VARCHAR IN (SELECT unnest(${name}))"

    def _inner(self, facet: Facet, finer: str = "") -> str:
        for name in facet.joins:
            if not (name == "unit" and self._carries()):
                self.joins[self._join(name)] = None
        return self._carried(finer or facet.expression).format_map(self.beside)

    def _carries(self) -> bool:
        """Tell whether facts carry what is asked of their unit, as it is now."""
        return bool(self.facts.of_unit) and not self.census.units_changed()

    def _carried(self, expression: str) -> str:
        if not self._carries():
            return expression
        return re.sub(r"\bunit\.(\w+)", lambda found: f"fact.{found[1]}_of_unit", expression)

    def _join(self, name: str) -> str:
        return JOINS[name].format_map(self.beside)

    def _scope(self) -> str:
        """Keep what stands in the unit; give the expression of the place of a row's share."""
        asked, census = self.asked, self.census
        unplaced = " OR fact.unit_no IS NULL" if self._with_unplaced() else ""
        if asked.tree is not None:
            return self._recast(unplaced)
        table = table_within(census, self.unit_no)
        if self.counted.population.is_flow:
            day = self.counted.tree_day
            depth = " AND stood.depth = 1" if asked.direct_children else ""
            self.joins[
                f"LEFT JOIN {table} stood ON stood.unit_no = fact.unit_no"
                f" AND stood.from_on <= {day} AND {day} < stood.to_on{depth}"
            ] = None
            self.conditions.append(f"stood.unit_no IS NOT NULL{unplaced}")
            return "0"
        depth_asked = 1 if asked.direct_children else None
        inside = within(census, self.unit_no).on(asked.on, depth=depth_asked)
        there = alive(census).on(asked.on)
        found = ranges(inside, there)
        if len(inside) == len(there):
            held = "fact.unit_no IS NOT NULL"
        elif found is None:
            steps = " AND depth = 1" if asked.direct_children else ""
            held = f"fact.unit_no IN (SELECT unit_no FROM {table} WHERE from_on <= $on AND $on < to_on{steps})"
        else:
            held = " OR ".join(f"fact.unit_no BETWEEN {first} AND {last}" for first, last in found) or "false"
        self.conditions.append(f"{held}{unplaced}")
        return "0"

    def _with_unplaced(self) -> bool:
        return self.asked.with_unplaced and is_apex(self.census, self.unit_no)

    def _recast(self, unplaced: str) -> str:
        asked, census = self.asked, self.census
        table = table_within(census, self.unit_no)
        steps = " AND depth = 1" if asked.direct_children else ""
        parted = ""
        if asked.parted:
            self.parameters |= {"parted": list(asked.parted), "shares": list(asked.parted.values())}
            parted = (
                f" UNION ALL SELECT numbered.unit_no, told.share FROM (SELECT unnest($parted) AS unit_id,"
                f" unnest($shares) AS share) told JOIN {census.units('unit_number')} numbered USING (unit_id)"
            )
        self.joins[
            f"LEFT JOIN (SELECT unit_no, 0 AS share FROM {table}"
            f" WHERE from_on <= $tree AND $tree < to_on{steps}{parted})"
            " stood ON stood.unit_no = fact.unit_no"
        ] = None
        self.conditions.append(f"stood.unit_no IS NOT NULL{unplaced}")
        return "coalesce(stood.share, 0)"


def shown(facet: Facet, name: str) -> str:
    """Give the text of a key: the code of its place among the codes there are, else the value as it is written."""
    if facet.codes:
        cases = " ".join(f"WHEN {place} THEN '{code}'" for place, code in enumerate(facet.codes))
        return f"CASE {name} {cases} END"
    return f"{name}::VARCHAR"


def _born(on: date, age: int) -> date:
    """Who was born by this day has that age on the day asked about; born on 29 February, one ages on 1 March."""
    if on.year - age < 1:
        return date.min
    try:
        return on.replace(year=on.year - age)
    except ValueError:
        return on.replace(year=on.year - age, day=28)
