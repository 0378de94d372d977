"""Count what a unit holds by more than a breakdown of one population: who came and went, and its base organisations."""

from datetime import date
from typing import Any

from chibo.figures.census.api import Census, number_of, table_within
from chibo.figures.census.populations import FACTS
from chibo.figures.tables.queries.provinces import provinces_of
from chibo.kernel.statements import statement

_BY_KEY = {one.key: one for one in FACTS}


def movements(census: Census, unit: int, since: date, on: date) -> list[tuple[Any, ...]]:
    """Who came into the unit or left it? Lines of direction, kind, scope, stage and count."""
    unit_no = number_of(census, unit)
    if unit_no is None:
        return []
    asked = statement(__package__, "movements").format(
        inside=table_within(census, unit_no),
        kin=_kin(census, unit_no),
        happened=_happened(census, since, on),
        units=census.standing(_BY_KEY["units"]),
        members=census.standing(_BY_KEY["members"]),
    )
    return census.cursor().execute(asked, {"since": since, "on": on}).fetchall()


def _kin(census: Census, unit_no: int) -> str:
    """Give what stood in the provinces of the unit, with when the unit stood in them."""
    stays = [
        f"SELECT unit_no, from_on, to_on, {first} AS with_from, {last} AS with_to FROM {table_within(census, province)}"
        for province, first, last in provinces_of(census, unit_no)
    ]
    return " UNION ALL ".join(stays)


def _happened(census: Census, since: date, on: date) -> str:
    """Name the table of what changed in the whole register in the span; it is made when first asked for."""
    return made_once(
        census,
        f"happened_{since:%Y%m%d}_{on:%Y%m%d}",
        statement(__package__, "happened").format(
            member_events=census.standing(_BY_KEY["member_events"]),
            members=census.standing(_BY_KEY["members"]),
            unit_number=census.units("unit_number"),
        ),
        {"since": since, "on": on},
    )


def made_once(census: Census, name: str, asked: str, parameters: dict[str, date]) -> str:
    """Name a table beside the census, made by a question when first asked for and dropped with the census."""
    table = f"{census.delta}.{name}"
    if ("table", name) not in census.scopes:
        census.cursor().execute(f"CREATE TABLE IF NOT EXISTS {table} AS {asked}", parameters)
        census.scopes["table", name] = table
    return table
