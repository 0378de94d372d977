"""Print an indicator of each unit directly under another, the greatest first."""

import json
import sys

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.command.figures_of_one_day import numbers_of, spoken_value, spoken_without
from chibo.figures.api import Ranked
from chibo.kernel.inert_texts import InertWriter
from chibo.register.units.api import FoundUnit

COLUMNS = ("place", "unit", "name", "value", "numerator", "denominator")


def write_json(ranked: tuple[Ranked, ...], unit: FoundUnit) -> None:
    """Print each child with its place and what a single figure says."""
    told = [
        {"place": one.place, "unit": one.unit.code or one.unit.name, "name": one.unit.name, **numbers_of(one.figure)}
        for one in ranked
    ]
    print(json.dumps({"unit": unit.code or unit.name, "children": told}, ensure_ascii=False, indent=2))


def write_csv(ranked: tuple[Ranked, ...], _unit: FoundUnit) -> None:
    """Print a line a child."""
    writer = InertWriter(sys.stdout)
    writer.writerow(COLUMNS)
    for one in ranked:
        numbers = numbers_of(one.figure)
        values = (one.place, one.unit.code, one.unit.name, *(numbers[column] for column in COLUMNS[3:]))
        writer.writerow(["" if value is None else value for value in values])


def write_table(ranked: tuple[Ranked, ...], unit: FoundUnit) -> None:
    """Print a line a child for people."""
    console = Console(highlight=False)
    if ranked:
        name = escape(ranked[0].figure.indicator.named(get_language() or "vi"))
        console.print(f"[bold]{name}[/bold] · {escape(unit.name)} · {ranked[0].figure.on:%d/%m/%Y}")
    if ranked and ranked[0].figure.without:
        console.print(spoken_without(ranked[0].figure))
    table = Table(gettext("place"), gettext("unit"))
    table.add_column(gettext("value"), justify="right")
    for one in ranked:
        table.add_row("–" if one.place is None else str(one.place), escape(one.unit.name), spoken_value(one.figure))
    console.print(table)


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
