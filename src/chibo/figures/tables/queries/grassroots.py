"""Count base organisations, what stands in them and their members, told apart by their kind."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from chibo.figures.census.api import Census, number_of, table_within
from chibo.figures.census.populations import FACTS
from chibo.figures.tables.queries.movements import made_once
from chibo.kernel.statements import statement

_BY_KEY = {one.key: one for one in FACTS}
_WITHIN = "SELECT unit_no FROM {within} WHERE from_on <= $on AND $on < to_on"
# What is counted, and by which keys it can be told apart.
_COUNTS = {
    "grassroots": (
        (
            "SELECT {keys} count(*) FROM {bases} stood JOIN ({within}) USING (unit_no)"
            " LEFT JOIN {admitting} admitting ON admitting.base_no = stood.base_no"
            " WHERE stood.unit_no = stood.base_no"
        ),
        {
            "base_unit_kind": "stood.base_unit_kind",
            "subtype": "stood.subtype",
            "admitting": "CASE WHEN admitting.base_no IS NULL THEN 'no' ELSE 'yes' END",
        },
    ),
    "under_grassroots": (
        (
            "SELECT {keys} count(*) FROM ({within}) inside LEFT JOIN {bases} stood USING (unit_no)"
            " LEFT JOIN {unit_state} itself ON itself.unit_no = inside.unit_no"
            " AND itself.from_on <= $on AND $on < itself.to_on"
            " WHERE stood.base_no IS DISTINCT FROM inside.unit_no"
        ),
        {"base_unit_kind": "stood.base_unit_kind", "level": "itself.level::VARCHAR"},
    ),
    "grassroots_members": (
        (
            "SELECT {keys} coalesce(sum(counted.members), 0)::BIGINT FROM {counted} counted JOIN ({within}) USING (unit_no)"
            " LEFT JOIN {bases} stood USING (unit_no)"
        ),
        {"base_unit_kind": "stood.base_unit_kind"},
    ),
}
KEYS = {population: tuple(keys) for population, (_, keys) in _COUNTS.items()}


def grassroots(
    census: Census, population: str, unit: int, since: date, on: date, by: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Count by these keys on the last day of the span; lines of the keys and the count."""
    unit_no = number_of(census, unit)
    if unit_no is None:
        return []
    counted, keys = _COUNTS[population]
    asked = counted.format(
        keys="".join(f"{keys[key]}, " for key in by),
        within=_WITHIN.format(within=table_within(census, unit_no)),
        bases=_bases_on(census, on),
        admitting=_admitting(census, since, on) if population == "grassroots" else "",
        counted=_members_on(census, on) if population == "grassroots_members" else "",
        unit_state=census.units("unit_state"),
    )
    return census.cursor().execute(f"{asked} GROUP BY ALL" if by else asked, {"on": on}).fetchall()


def _grassroots(census: Census) -> str:
    return made_once(
        census,
        "grassroots",
        statement(__package__, "grassroots").format(
            unit_state=census.units("unit_state"),
            units=census.standing(_BY_KEY["units"]),
            placements=census.standing(_BY_KEY["placements"]),
        ),
        {},
    )


def _bases_on(census: Census, on: date) -> str:
    asked = statement(__package__, "bases_on")
    filled = asked.format(grassroots=_grassroots(census), unit_state=census.units("unit_state"))
    return made_once(census, f"bases_{on:%Y%m%d}", filled, {"on": on})


def _admitting(census: Census, since: date, on: date) -> str:
    filled = statement(__package__, "admitting").format(
        member_events=census.standing(_BY_KEY["member_events"]), grassroots=_grassroots(census)
    )
    return made_once(census, f"admitting_{since:%Y%m%d}_{on:%Y%m%d}", filled, {"since": since, "on": on})


def _members_on(census: Census, on: date) -> str:
    """Name the table of how many members each cell counts on the day."""
    counts = " UNION ALL ".join(
        f"SELECT unit_no, {each} AS members FROM {table} WHERE from_on <= $on AND $on < to_on"
        for table, each in census.branches(_BY_KEY["members"])
    )
    asked = f"SELECT unit_no, sum(members)::BIGINT AS members FROM ({counts}) GROUP BY unit_no"
    return made_once(census, f"members_{on:%Y%m%d}", asked, {"on": on})
