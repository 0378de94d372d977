"""Give the rows behind a cell of a table, and count them by the child unit under which each stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from chibo.figures.tables.queries.breakdowns import breakdown_listed
from chibo.figures.tables.queries.grassroots import KEYS, grassroots_listed
from chibo.figures.tables.queries.inside import BY_KEY, AskedUnits
from chibo.figures.tables.queries.movements import movements_listed
from chibo.figures.tables.rules.definition import Question, Span, Wanted
from chibo.figures.tables.rules.opening import Leaf
from chibo.figures.tables.rules.periods import Period

MOVEMENTS = "movements"
_CHILD = """
SELECT asked_no AS child_no, stood.unit_no, greatest(stood.from_on, placed.from_on) AS from_on,
       least(stood.to_on, placed.to_on) AS to_on
  FROM {inside} stood JOIN {placements} placed
    ON placed.unit_no = stood.asked_no AND placed.parent_no = $asked_no
   AND placed.from_on < stood.to_on AND stood.from_on < placed.to_on"""


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row behind a cell: what it is of, the unit it counts in, the day in whose tree it does, and its own day.

    `population` says what the id is of. `what` names the crossing of a movement; it is empty for all else.
    """

    id: int
    population: str
    unit: int | None
    seen_on: date
    day: date
    what: str
    is_uncertain: bool


@dataclass(slots=True)
class _Listing:
    """Leaves of one question: each is a part of one list."""

    sql: str
    parameters: dict[str, object]
    parts: list[str] = field(default_factory=list)

    @property
    def each(self) -> str:
        """Put the parts together; what two leaves count stands there twice."""
        parts = " UNION ALL ".join(
            f"SELECT *, {place} AS part FROM listed WHERE {part}" for place, part in enumerate(self.parts)
        )
        return f"WITH listed AS MATERIALIZED ({self.sql}) SELECT * FROM ({parts})"


def rows_of_leaves(
    asked: AskedUnits, unit: int, leaves: Sequence[Leaf], period: Period, *, offset: int = 0, limit: int | None = None
) -> tuple[int, tuple[CellRow, ...]]:
    """How many rows are counted in the unit, and which are they? By leaf, unit in the order of the tree, and day."""
    found: list[CellRow] = []
    total = 0
    for one in _listings(asked, leaves, period):
        one.parameters["asked_no"] = _number_of(asked, unit)
        mine = f"({one.each}) WHERE asked_no = $asked_no"
        (many,) = asked.census.cursor().execute(f"SELECT count(*) FROM {mine}", one.parameters).fetchone() or (0,)
        page = {
            "first": max(0, offset - total),
            "many": int(many) if limit is None else max(0, limit - len(found)),
        }
        rows = (
            "SELECT CASE population WHEN 'units' THEN unit_id ELSE id END, population, unit_id, seen_on, day, what,"
            f" is_uncertain FROM (SELECT * FROM {mine}) LEFT JOIN {asked.census.units('unit_number')} USING (unit_no)"
            " ORDER BY part, unit_no NULLS LAST, day, id LIMIT $many OFFSET $first"
        )
        fetched = asked.census.cursor().execute(rows, one.parameters | page).fetchall()
        found += [CellRow(*row) for row in fetched]
        total += int(many)
    return total, tuple(found)


def counts_of_children(asked: AskedUnits, unit: int, leaves: Sequence[Leaf], period: Period) -> dict[int, int]:
    """How many of the rows stood under each child asked about, each in the tree of the day on which it counts?

    Movements are judged for each child by itself: what passed between two of them is counted in both.
    """
    counts: dict[int, int] = {}
    for one in _listings(asked, leaves, period):
        one.parameters["asked_no"] = _number_of(asked, unit)
        if leaves[0].question.population == MOVEMENTS:
            sql = f"SELECT asked_no, count(*) FROM ({one.each}) WHERE asked_no <> $asked_no GROUP BY ALL"
        else:
            child = _CHILD.format(inside=asked.inside, placements=asked.census.standing(BY_KEY["placements"]))
            sql = (
                f"SELECT child.child_no, count(*) FROM ({one.each}) listed JOIN ({child}) child"
                " ON child.unit_no = listed.unit_no"
                " AND child.from_on <= listed.seen_on AND listed.seen_on < child.to_on"
                " WHERE listed.asked_no = $asked_no GROUP BY ALL"
            )
        for number, many in asked.census.cursor().execute(sql, one.parameters).fetchall():
            counts[asked.units[number]] = counts.get(asked.units[number], 0) + int(many)
    return counts


def _number_of(asked: AskedUnits, unit: int) -> int:
    return next((number for number, one in asked.units.items() if one == unit), -1)


def _listings(asked: AskedUnits, leaves: Sequence[Leaf], period: Period) -> list[_Listing]:
    found = []
    for _, alike in groupby(leaves, key=lambda leaf: (leaf.question.population, leaf.question.by, leaf.question.at)):
        some = list(alike)
        on = some[0].last_day(period)
        one = _Listing(_listed(asked, some[0].question, period.since, on), {"on": on})
        if "$since" in one.sql:
            one.parameters["since"] = period.since
        one.parts = [_fitting(leaf, place, one.parameters) for place, leaf in enumerate(some)]
        found.append(one)
    return found


def _listed(asked: AskedUnits, question: Question, since: date, on: date) -> str:
    if question.population == MOVEMENTS:
        return movements_listed(asked, since, on)
    if question.population in KEYS:
        return grassroots_listed(asked, question.population, since, on)
    return breakdown_listed(asked, question.population, question.by)


def _fitting(leaf: Leaf, place: int, parameters: dict[str, object]) -> str:
    """Say which rows a leaf counts, as `fits` says it of lines; of a mean those of which its number is known."""
    conditions = [f"key_{leaf.mean} IS NOT NULL"] if leaf.mean else []
    for key, wanted in leaf.where:
        conditions.append(f"({_one_of(f'key_{key}', f'p{place}_{key}', wanted, parameters)})")
    return " AND ".join(conditions) or "true"


def _one_of(column: str, name: str, wanted: Wanted, parameters: dict[str, object]) -> str:
    if isinstance(wanted, Span):
        bounds = {f"{name}_first": ("<=", wanted.first), f"{name}_last": (">=", wanted.last)}
        given: Mapping[str, tuple[str, int]] = {
            key: (sign, bound) for key, (sign, bound) in bounds.items() if bound is not None
        }
        parameters |= {key: bound for key, (_, bound) in given.items()}
        sides = [f"${key} {sign} {column}::INTEGER" for key, (sign, _) in given.items()]
        return " AND ".join([f"{column} IS NOT NULL", *sides])
    told = []
    for place, one in enumerate(wanted):
        parameters[f"{name}_{place}"] = one.removeprefix("!")
        is_any_but = "" if one.startswith("!") else "NOT "
        told.append(f"{column}::VARCHAR IS {is_any_but}DISTINCT FROM ${name}_{place}")
    return " OR ".join(told)
