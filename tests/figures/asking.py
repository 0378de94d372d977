"""Ask for figures of the province of Lam Sơn by the names of its units."""

from datetime import date, datetime

from chibo.figures.api import Amount, Figure, figure
from tests.worlds.lam_son import World

type Rows = dict[tuple[str | None, ...], Amount]


def day(text: str) -> date:
    """Read a day as people here write it: 17/05/2024."""
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


def ask(
    world: World,
    code: str,
    unit: str,
    on: str,
    *,
    since: str | None = None,
    by: tuple[str, ...] = (),
    where: tuple[tuple[str, str], ...] = (),
    tree: str | None = None,
    known_at: datetime | None = None,
) -> Figure:
    """Ask for a figure of a unit of the world."""
    return figure(
        code,
        unit=world.units[unit],
        on=day(on),
        since=day(since) if since else None,
        by=by,
        where=where,
        tree=day(tree) if tree else None,
        known_at=known_at,
    )


def lines(told: Figure) -> Rows:
    """Give the breakdown as counts by keys."""
    return {row.keys: row.value for row in told.rows}
