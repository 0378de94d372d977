"""Count who came into units and who left them, and list them."""

from datetime import date

from chibo.figures.tables.queries.inside import BY_KEY, AskedUnits, Line, made_once
from chibo.kernel.statements import statement

KEYS = ("direction", "kind", "scope", "stage")
# These are told by the places of members; the others are events of their own.
_MOVES = "('moved', 'unit_moved')"


def movements(asked: AskedUnits, since: date, on: date) -> list[Line]:
    """Who came into each unit or left it in the span? Lines of unit number, direction, kind, scope, stage and count."""
    counted = f"SELECT asked_no, {', '.join(KEYS)}, count(*) FROM ({_crossed(asked, since, on)}) GROUP BY ALL"
    return asked.census.cursor().execute(counted, {"since": since, "on": on}).fetchall()


def movements_listed(asked: AskedUnits, since: date, on: date) -> str:
    """List them instead: a row a person and crossing; who goes is shown where they stood on the eve."""
    return (
        "SELECT asked_no, id, unit_no, CASE WHEN direction = 'out' THEN day - 1 ELSE day END AS seen_on, day,"
        f" CASE WHEN kind IN {_MOVES} THEN 'members' ELSE 'events' END AS population, kind AS what,"
        f" coalesce(certain_on > $on, false) AS is_uncertain, {', '.join(f'{key} AS key_{key}' for key in KEYS)}"
        f" FROM ({_crossed(asked, since, on)})"
    )


def _crossed(asked: AskedUnits, since: date, on: date) -> str:
    census = asked.census
    return statement(__package__, "movements").format(
        inside=asked.inside,
        kin=asked.provinces,
        happened=_happened(asked, since, on),
        units=census.standing(BY_KEY["units"]),
        members=census.standing(BY_KEY["members"]),
    )


def _happened(asked: AskedUnits, since: date, on: date) -> str:
    """Name the table of what changed in the whole register in the span; it is made when first asked for."""
    census = asked.census
    filled = statement(__package__, "happened").format(
        member_events=census.standing(BY_KEY["member_events"]),
        apart=census.apart("person"),
        members=census.standing(BY_KEY["members"]),
        unit_number=census.units("unit_number"),
    )
    return made_once(census, f"happened_{since:%Y%m%d}_{on:%Y%m%d}", filled, {"since": since, "on": on})
