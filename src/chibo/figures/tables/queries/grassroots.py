"""Count base organisations, what stands in them and their members, told apart by their kind."""

from collections.abc import Sequence
from datetime import date

from chibo.figures.census.api import Census
from chibo.figures.tables.queries.inside import BY_KEY, AskedUnits, Line, made_once
from chibo.kernel.statements import statement

_BASES = """
  FROM {bases} stood JOIN ({inside}) inside USING (unit_no)
  LEFT JOIN {admitting} admitting ON admitting.base_no = stood.base_no
 WHERE stood.unit_no = stood.base_no"""
_UNDER = """
  FROM ({inside}) inside LEFT JOIN {bases} stood USING (unit_no)
  LEFT JOIN {unit_state} itself ON itself.unit_no = inside.unit_no AND itself.from_on <= $on AND $on < itself.to_on
 WHERE stood.base_no IS DISTINCT FROM inside.unit_no"""
_MEMBERS = """
  FROM {counted} counted JOIN ({inside}) inside USING (unit_no)
  LEFT JOIN {bases} stood USING (unit_no)"""
# What is counted, and by which keys it can be told apart.
_COUNTS = {
    "grassroots": (
        _BASES,
        {
            "base_unit_kind": "stood.base_unit_kind",
            "subtype": "stood.subtype",
            "admitting": "CASE WHEN admitting.base_no IS NULL THEN 'no' ELSE 'yes' END",
        },
    ),
    "under_grassroots": (
        _UNDER,
        {"base_unit_kind": "stood.base_unit_kind", "level": "itself.level::VARCHAR"},
    ),
    "grassroots_members": (_MEMBERS, {"base_unit_kind": "stood.base_unit_kind"}),
}
_MEMBERS_COUNTED = "grassroots_members"
KEYS = {population: tuple(keys) for population, (_, keys) in _COUNTS.items()}


def grassroots(asked: AskedUnits, population: str, by: Sequence[str], since: date, on: date) -> list[Line]:
    """Count by these keys on the last day of the span; lines of unit number, keys and count."""
    census, keys = asked.census, _COUNTS[population][1]
    is_of_members = population == _MEMBERS_COUNTED
    many = "sum(counted.members)::BIGINT" if is_of_members else "count(*)"
    counted = _members_on(census, on) if is_of_members else ""
    told = "".join(f"{keys[key]} AS {key}, " for key in by)
    found = f"SELECT inside.asked_no, {told}{many}{_from(asked, population, counted, since, on)} GROUP BY ALL"
    return census.cursor().execute(found, {"on": on}).fetchall()


def grassroots_listed(asked: AskedUnits, population: str, since: date, on: date) -> str:
    """List them instead: a row a unit, or a member, with all keys that they can be told apart by."""
    keys = "".join(f", {one} AS key_{key}" for key, one in _COUNTS[population][1].items())
    row, counted = "NULL::BIGINT AS id, 'units' AS population, false AS is_uncertain", ""
    if population == _MEMBERS_COUNTED:
        members = asked.census.standing(BY_KEY["members"])
        counted = f"(SELECT * FROM {members} WHERE from_on <= $on AND $on < to_on)"
        row = "counted.id, 'members' AS population, coalesce(counted.certain_on > $on, false) AS is_uncertain"
    told = f"inside.asked_no, inside.unit_no, $on::DATE AS seen_on, $on::DATE AS day, '' AS what, {row}{keys}"
    return f"SELECT {told} {_from(asked, population, counted, since, on)}"


def _from(asked: AskedUnits, population: str, counted: str, since: date, on: date) -> str:
    census = asked.census
    return _COUNTS[population][0].format(
        inside=f"SELECT asked_no, unit_no FROM {asked.inside} WHERE from_on <= $on AND $on < to_on",
        bases=_bases_on(census, on),
        admitting=_admitting(census, since, on) if population == "grassroots" else "",
        counted=counted,
        unit_state=census.units("unit_state"),
    )


def _grassroots(census: Census) -> str:
    filled = statement(__package__, "grassroots").format(
        unit_state=census.units("unit_state"),
        units=census.standing(BY_KEY["units"]),
        placements=census.standing(BY_KEY["placements"]),
    )
    return made_once(census, "grassroots", filled, {})


def _bases_on(census: Census, on: date) -> str:
    filled = statement(__package__, "bases_on").format(
        grassroots=_grassroots(census), unit_state=census.units("unit_state")
    )
    return made_once(census, f"bases_{on:%Y%m%d}", filled, {"on": on})


def _admitting(census: Census, since: date, on: date) -> str:
    filled = statement(__package__, "admitting").format(
        member_events=census.standing(BY_KEY["member_events"]), grassroots=_grassroots(census)
    )
    return made_once(census, f"admitting_{since:%Y%m%d}_{on:%Y%m%d}", filled, {"since": since, "on": on})


def _members_on(census: Census, on: date) -> str:
    """Name the table of how many members each cell counts on the day."""
    counts = " UNION ALL ".join(
        f"SELECT unit_no, {each} AS members FROM {table} WHERE from_on <= $on AND $on < to_on"
        for table, each in census.branches(BY_KEY["members"])
    )
    filled = f"SELECT unit_no, sum(members)::BIGINT AS members FROM ({counts}) GROUP BY unit_no"
    return made_once(census, f"members_{on:%Y%m%d}", filled, {"on": on})
