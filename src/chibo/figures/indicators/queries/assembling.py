"""Put one question to the register together: fragments of our own, values as parameters, never text of the asker."""

from dataclasses import dataclass, field
from datetime import date

from chibo.kernel.populations import Dimension, Number, Population

type Parameter = int | date | str | list[str] | list[int] | None

_SUBTREE = """
WITH subtree AS MATERIALIZED (
    SELECT unit_id, depth, valid_during FROM units_ancestry WHERE ancestor_id = %(unit)s
), counted AS {materialized} (
    SELECT population.*, 0 AS share FROM ({rows}) population
      JOIN subtree ON subtree.unit_id = population.unit_id AND subtree.valid_during @> population.tree_day {depth}
    {unplaced}
)"""
# In the tree of another day: what lives on it where it stands then, the parts of what does not as they were found.
_RECAST = """
WITH subtree AS MATERIALIZED (
    SELECT unit_id, 0 AS share FROM units_ancestry subtree
     WHERE ancestor_id = %(unit)s AND valid_during @> %(tree)s::date {depth}
     UNION ALL
    SELECT unit_id, share FROM unnest(%(parted)s::bigint[], %(shares)s::int[]) parted (unit_id, share)
), counted AS {materialized} (
    SELECT population.*, subtree.share FROM ({rows}) population
      JOIN subtree ON subtree.unit_id = population.unit_id
    {unplaced}
)"""
_UNPLACED = "UNION ALL SELECT population.*, 0 FROM ({rows}) population WHERE population.unit_id IS NULL"


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

    def narrow_to(self, subjects: list[int], *, others: bool) -> None:
        """Keep only rows of these subjects, or only those of others."""
        held = f"{self.population.person or 'counted.id'} = ANY ({self._parameter(subjects)}::bigint[])"
        self.conditions.append(f"NOT ({held})" if others else held)

    def sql(
        self, *, by: tuple[Dimension, ...], with_unplaced: bool, direct_children: bool, of: str | Number = ""
    ) -> str:
        """Give the SELECT: one row a combination of the dimensions and a share (0: whole; others as `shares` says).

        Each row has its count, and how many of it are uncertain: of rows, or of different values where `of` names a
        column. Of a number it also has of how many it is known, its sum, least, greatest and median.
        """
        for dimension in by:
            self._join(dimension)
        if isinstance(of, Number):
            self.joins[of.lookup] = None
        depth = "AND subtree.depth = 1" if direct_children else ""
        unplaced = _UNPLACED.format(rows=self.population.rows) if with_unplaced else ""
        is_recast = self.parameters["tree"] is not None
        share = "counted.share" if is_recast else "0"
        keys = "".join(f"{dimension.expression}::text, " for dimension in by)
        # Without joins the rows need not be kept; with them the planner would guess too few and go row by row.
        is_plain = not self.joins and not self.conditions and not self.is_known
        materialized = "" if is_plain else "MATERIALIZED"
        places = [str(place + 1) for place in range(len(by) + is_recast)]
        grouped = f"GROUP BY {', '.join(places)} ORDER BY {', '.join(places)}" if places else ""
        return " ".join(
            (
                (_RECAST if is_recast else _SUBTREE).format(
                    rows=self.population.rows, depth=depth, unplaced=unplaced, materialized=materialized
                ),
                f"SELECT {keys}{share}, {_told(of)} FROM counted",
                *self.joins,
                "WHERE " + " AND ".join(self.conditions) if self.conditions else "",
                grouped,
            )
        )

    def _join(self, dimension: Dimension) -> None:
        if dimension.lookup:
            self.joins[dimension.lookup] = None

    def _parameter(self, value: Parameter) -> str:
        name = f"value_{len(self.parameters)}"
        self.parameters[name] = value
        return f"%({name})s"


def _told(of: str | Number) -> str:
    counted = f"DISTINCT {of}" if isinstance(of, str) and of else "*"
    told = f"count({counted}), count({counted}) FILTER (WHERE counted.is_uncertain)"
    if not isinstance(of, Number):
        return told
    number = f"({of.expression})"
    median = f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {number})"
    return f"{told}, count({number}), sum({number})::bigint, min({number}), max({number}), {median}"
