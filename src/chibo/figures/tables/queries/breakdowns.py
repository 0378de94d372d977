"""Count a population of the census by its facets, in many ways at once, for all units asked about at once."""

from collections.abc import Sequence
from datetime import date

from chibo.figures.census.populations import COUNTED
from chibo.figures.tables.queries.inside import BY_KEY, AskedUnits, Line, made_once
from chibo.kernel.census import Counted, Facet

type By = tuple[str, ...]


def breakdowns(asked: AskedUnits, population: str, ways: Sequence[By], since: date, on: date) -> dict[By, list[Line]]:
    """Count what stands in each unit on the day, or happened in it in the span, told apart in each of these ways.

    By way, lines of unit number, keys and count. What happened is counted where it happened in the tree of its day.
    Only facets that need no join can be asked for. All ways are counted in one pass over the rows.
    """
    counted = COUNTED[population]
    facets = {facet.key: facet for facet in counted.facets}
    keys = tuple(dict.fromkeys(key for way in ways for key in way))
    inner = [_branch(asked, counted, [facets[key] for key in keys], on, *one) for one in _tables(asked, counted)]
    if not inner:
        return {way: [] for way in ways}
    sets = ", ".join(f"({', '.join(('group_no', *(f'k{keys.index(key)}' for key in way)))})" for way in ways)
    names = [f"k{place}" for place in range(len(keys))]
    told = f"GROUPING({', '.join(names)})" if names else "0"
    parts = "".join(f", {name}" for name in names)
    shown = "".join(f", {_shown(facets[key], name)} AS {name}" for key, name in zip(keys, names, strict=True))
    sums = " UNION ALL ".join(
        f"SELECT group_no, told{shown}, n FROM (SELECT group_no{parts}, {told} AS told, sum(n) AS n FROM ({one})"
        f" GROUP BY GROUPING SETS ({sets}))"
        for one in inner
    )
    statement = (
        f"SELECT told, asked_no{parts}, sum(n)::BIGINT FROM ({sums})"
        f" JOIN ({_groups(asked, counted, on)}) USING (group_no) GROUP BY ALL HAVING sum(n) <> 0"
    )
    parameters = {"on": on, "since": since} if counted.population.is_flow else {"on": on}
    lines = asked.census.cursor().execute(statement, parameters).fetchall()
    return {way: _picked(lines, keys, way) for way in ways}


def breakdown_listed(asked: AskedUnits, population: str, keys: Sequence[str]) -> str:
    """List what stands in each unit on the day, or happened in it in the span, instead; a row each, with these keys."""
    counted = COUNTED[population]
    facets = {facet.key: facet for facet in counted.facets}
    told = "".join(f", {_shown(facets[key], f'({facets[key].expression})')} AS key_{key}" for key in keys)
    tree_day = day = "$on::DATE"
    if counted.population.is_flow:
        tree_day, day = counted.tree_day, "fact.day"
    return (
        f"SELECT stood.asked_no, fact.id, fact.unit_no, {tree_day} AS seen_on, {day} AS day,"
        f" '{population}' AS population, '' AS what, coalesce(fact.certain_on > $on, false) AS is_uncertain{told}"
        f" FROM {asked.census.standing(BY_KEY[counted.facts])} fact JOIN {asked.inside} stood"
        f" ON stood.unit_no = fact.unit_no AND stood.from_on <= {tree_day} AND {tree_day} < stood.to_on"
        f" WHERE {_which(counted)}"
    )


def facets_without_joins(population: str) -> tuple[str, ...]:
    """Name the facets that a table can tell the population apart by."""
    return tuple(one.key for one in COUNTED[population].facets if not one.joins and not one.needs_value)


def _tables(asked: AskedUnits, counted: Counted) -> Sequence[tuple[str, str]]:
    return asked.census.branches(BY_KEY[counted.facts])


def _branch(asked: AskedUnits, counted: Counted, facets: Sequence[Facet], on: date, table: str, each: str) -> str:
    """Give the rows of one table, each with its group of units, its keys and how much it counts."""
    inner = "".join(f", {facet.expression} AS k{place}" for place, facet in enumerate(facets))
    if counted.population.is_flow:
        day = counted.tree_day
        stood = (
            f"(SELECT asked_no AS group_no, unit_no, from_on, to_on FROM {asked.inside}) stood"
            f" ON stood.unit_no = fact.unit_no AND stood.from_on <= {day} AND {day} < stood.to_on"
        )
    else:
        stood = f"{_standing(asked, on)} stood ON stood.unit_no = fact.unit_no"
    return f"SELECT stood.group_no{inner}, {each} AS n FROM {table} fact JOIN {stood} WHERE {_which(counted)}"


def _which(counted: Counted) -> str:
    """Say which rows count: those that stand on the day, of what happened those of the span."""
    conditions = ["fact.from_on <= $on", "$on < fact.to_on"]
    conditions += [f"({counted.condition})"] if counted.condition else []
    conditions += ["fact.day >= $since", "fact.day <= $on"] if counted.population.is_flow else []
    return " AND ".join(conditions)


def _standing(asked: AskedUnits, on: date) -> str:
    """Name the table of the units that stood in any asked about on the day, those in the same ones in one group."""
    filled = (
        "SELECT unit_no, within, dense_rank() OVER (ORDER BY within)::INTEGER AS group_no"
        f" FROM (SELECT unit_no, list(asked_no ORDER BY asked_no) AS within FROM {asked.inside}"
        " WHERE from_on <= $on AND $on < to_on GROUP BY unit_no)"
    )
    return made_once(asked.census, f"standing_{asked.inside.rpartition('_')[2]}_{on:%Y%m%d}", filled, {"on": on})


def _groups(asked: AskedUnits, counted: Counted, on: date) -> str:
    """Say of which units each group is."""
    if counted.population.is_flow:
        return f"SELECT DISTINCT asked_no AS group_no, asked_no FROM {asked.inside}"
    groups = f"SELECT DISTINCT group_no, within FROM {_standing(asked, on)}"
    return f"SELECT group_no, unnest(within) AS asked_no FROM ({groups})"


def _picked(lines: Sequence[Line], keys: By, way: By) -> list[Line]:
    """Give the lines of one way: those grouped by its keys and by no other."""
    told = sum(1 << (len(keys) - 1 - place) for place, key in enumerate(keys) if key not in way)
    places = [2 + keys.index(key) for key in way]
    return [(line[1], *(line[place] for place in places), line[-1]) for line in lines if line[0] == told]


def _shown(facet: Facet, name: str) -> str:
    if facet.codes:
        cases = " ".join(f"WHEN {number} THEN '{code}'" for number, code in enumerate(facet.codes))
        return f"CASE {name} {cases} END"
    return f"{name}::VARCHAR"
