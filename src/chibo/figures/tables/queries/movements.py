"""Count who came into units and who left them."""

from datetime import date

from chibo.figures.tables.queries.inside import BY_KEY, Asked, Line, made_once
from chibo.kernel.statements import statement

KEYS = ("direction", "kind", "scope", "stage")


def movements(asked: Asked, since: date, on: date) -> list[Line]:
    """Who came into each unit or left it in the span? Lines of unit number, direction, kind, scope, stage and count."""
    census = asked.census
    filled = statement(__package__, "movements").format(
        inside=asked.inside,
        kin=asked.provinces,
        happened=_happened(asked, since, on),
        units=census.standing(BY_KEY["units"]),
        members=census.standing(BY_KEY["members"]),
    )
    return census.cursor().execute(filled, {"since": since, "on": on}).fetchall()


def _happened(asked: Asked, since: date, on: date) -> str:
    """Name the table of what changed in the whole register in the span; it is made when first asked for."""
    census = asked.census
    filled = statement(__package__, "happened").format(
        member_events=census.standing(BY_KEY["member_events"]),
        apart=census.apart("person"),
        members=census.standing(BY_KEY["members"]),
        unit_number=census.units("unit_number"),
    )
    return made_once(census, f"happened_{since:%Y%m%d}_{on:%Y%m%d}", filled, {"since": since, "on": on})
