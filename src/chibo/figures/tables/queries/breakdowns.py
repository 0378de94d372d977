"""Count a population of the census by some of its facets, for all units asked about at once."""

from collections.abc import Sequence
from datetime import date

from chibo.figures.census.populations import COUNTED
from chibo.figures.tables.queries.inside import BY_KEY, Asked, Line
from chibo.kernel.census import Facet


def breakdown(asked: Asked, population: str, by: Sequence[str], since: date, on: date) -> list[Line]:
    """Count what stands in each unit on the day, or happened in it in the span; lines of unit number, keys and count.

    What happened is counted where it happened in the tree of its day. Only facets that need no join can be asked for.
    """
    counted = COUNTED[population]
    facets = {facet.key: facet for facet in counted.facets}
    chosen = [facets[key] for key in by]
    day = f"fact.{counted.tree_day}" if counted.population.is_flow else "$on"
    inner = "".join(f", {facet.expression} AS k{place}" for place, facet in enumerate(chosen))
    outer = "".join(f", {_shown(facet, place)} AS k{place}" for place, facet in enumerate(chosen))
    conditions = ["fact.from_on <= $on", "$on < fact.to_on"]
    conditions += ["fact.day >= $since"] if counted.population.is_flow else []
    conditions += [f"({counted.condition})"] if counted.condition else []
    branches = [
        f"SELECT inside.asked_no{inner}, {'count(*)' if each == '1' else f'sum({each})'} AS n FROM {table} fact"
        f" JOIN {asked.inside} inside ON inside.unit_no = fact.unit_no"
        f" AND inside.from_on <= {day} AND {day} < inside.to_on"
        f" WHERE {' AND '.join(conditions)} GROUP BY ALL"
        for table, each in asked.census.branches(BY_KEY[counted.facts])
    ]
    shown = " UNION ALL ".join(f"SELECT asked_no{outer}, n FROM ({branch})" for branch in branches)
    if not shown:
        return []
    keys = "".join(f", k{place}" for place in range(len(chosen)))
    parameters = {"on": on, "since": since} if counted.population.is_flow else {"on": on}
    told = f"SELECT asked_no{keys}, sum(n)::BIGINT FROM ({shown}) GROUP BY ALL HAVING sum(n) <> 0"
    return asked.census.cursor().execute(told, parameters).fetchall()


def facets_without_joins(population: str) -> tuple[str, ...]:
    """Name the facets that a table can tell the population apart by."""
    return tuple(one.key for one in COUNTED[population].facets if not one.joins and not one.needs_value)


def _shown(facet: Facet, place: int) -> str:
    if facet.codes:
        cases = " ".join(f"WHEN {number} THEN '{code}'" for number, code in enumerate(facet.codes))
        return f"CASE k{place} {cases} END"
    return f"k{place}::VARCHAR"
