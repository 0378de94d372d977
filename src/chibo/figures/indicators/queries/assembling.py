"""Put one question to the register together: fragments of our own, values as parameters, never text of the asker."""

from dataclasses import dataclass, field
from datetime import date

from chibo.kernel.populations import Dimension, Population

type Parameter = int | date | str | list[str] | None

_SUBTREE = """
WITH RECURSIVE heir (unit_id, standing_id, steps) AS (
    SELECT id, id, 0 FROM units_unit WHERE %(tree)s::date IS NOT NULL
     UNION ALL
    SELECT heir.unit_id, gone.successor_id, heir.steps + 1
      FROM heir JOIN units_unit gone ON gone.id = heir.standing_id
     WHERE gone.successor_id IS NOT NULL AND upper(gone.valid_during) <= %(tree)s::date AND heir.steps < 20
), subtree AS MATERIALIZED (
    SELECT unit_id, depth, valid_during FROM units_ancestry
     WHERE ancestor_id = %(unit)s AND %(tree)s::date IS NULL
     UNION ALL
    SELECT heir.unit_id, below.depth, daterange(NULL, NULL)
      FROM heir JOIN units_ancestry below
        ON below.unit_id = heir.standing_id AND below.ancestor_id = %(unit)s AND below.valid_during @> %(tree)s::date
), counted AS {materialized} (
    SELECT population.* FROM ({rows}) population
      JOIN subtree ON subtree.unit_id = population.unit_id AND subtree.valid_during @> population.tree_day {depth}
    {unplaced}
)"""
_UNPLACED = "UNION ALL SELECT population.* FROM ({rows}) population WHERE population.unit_id IS NULL"


@dataclass(slots=True)
class Question:
    """One SELECT being put together: its joins (each once), its conditions and its parameters."""

    population: Population
    parameters: dict[str, Parameter]
    is_known: bool = False
    joins: dict[str, None] = field(default_factory=dict)
    conditions: list[str] = field(default_factory=list)

    def narrow(self, dimension: Dimension, asked: str) -> None:
        """Keep only rows with the value: `a|b` either, `!a` any but it, a nested code with all it includes."""
        self._join(dimension)
        if dimension.needs_value:
            self.conditions.append(dimension.expression.replace("%(value)s", self._parameter(asked)))
            return
        values = asked.removeprefix("!").split("|")
        condition = f"({dimension.whole or dimension.expression})::text = ANY ({self._parameter(values)})"
        if dimension.whole:
            within = self._parameter([f"{value}.%" for value in values])
            condition = f"({condition} OR {dimension.whole} LIKE ANY ({within}))"
        self.conditions.append(f"({condition}) IS NOT TRUE" if asked.startswith("!") else condition)

    def sql(self, *, by: tuple[Dimension, ...], with_unplaced: bool, direct_children: bool) -> str:
        """Give the SELECT: one row a combination of the dimensions, with its count and how many rows are uncertain."""
        for dimension in by:
            self._join(dimension)
        depth = "AND subtree.depth = 1" if direct_children else ""
        unplaced = _UNPLACED.format(rows=self.population.rows) if with_unplaced else ""
        keys = "".join(f"{dimension.expression}::text, " for dimension in by)
        # Without joins the rows need not be kept; with them the planner would guess too few and go row by row.
        is_plain = not self.joins and not self.conditions and not self.is_known
        materialized = "" if is_plain else "MATERIALIZED"
        places = ", ".join(str(place + 1) for place in range(len(by)))
        return " ".join(
            (
                _SUBTREE.format(rows=self.population.rows, depth=depth, unplaced=unplaced, materialized=materialized),
                f"SELECT {keys}count(*), count(*) FILTER (WHERE counted.is_uncertain) FROM counted",
                *self.joins,
                "WHERE " + " AND ".join(self.conditions) if self.conditions else "",
                f"GROUP BY {places} ORDER BY {places}" if by else "",
            )
        )

    def _join(self, dimension: Dimension) -> None:
        if dimension.lookup:
            self.joins[dimension.lookup] = None

    def _parameter(self, value: Parameter) -> str:
        name = f"value_{len(self.parameters)}"
        self.parameters[name] = value
        return f"%({name})s"
