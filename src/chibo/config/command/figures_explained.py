"""Print a figure opened: its parts by child unit, as a table; with its rows, as JSON."""

import json

from django.utils.translation import gettext
from rich.console import Console
from rich.table import Table

from chibo.config.command.figures_of_one_day import number_of, numbers_of, spoken, without_told, write_table
from chibo.figures.api import Explanation, RowsBehind
from chibo.register.units.api import FoundUnit, units_named_on
from chibo.trust.access.api import Scope


def write_explained(opened: Explanation, rows: RowsBehind, unit: FoundUnit, scope: Scope, form: str) -> None:
    """Print what the figure is made of; who its rows are is shown on the desk, where each opening is written down."""
    names = _names(opened, scope)
    if form == "json":
        _write_json(opened, rows, unit, names)
        return
    write_table(opened.figure, unit)
    console = Console()
    table = Table(gettext("unit"))
    for head in (gettext("numerator"), *([gettext("denominator")] if opened.denominator else [])):
        table.add_column(head, justify="right")
    for part in opened.parts:
        both = (part.numerator, *([part.denominator or 0] if opened.denominator else []))
        table.add_row(names[part.unit], *map(spoken, both))
    console.print(table)
    told = gettext("%(count)s rows of the population %(population)s; --format json lists them.")
    console.print(told % {"count": spoken(rows.total), "population": rows.population}, highlight=False, style="dim")


def _write_json(opened: Explanation, rows: RowsBehind, unit: FoundUnit, names: dict[int | None, str]) -> None:
    told = opened.figure
    sides = {"numerator": opened.numerator, "denominator": opened.denominator}
    print(
        json.dumps(
            {
                "indicator": told.indicator.code,
                "unit": unit.code or unit.name,
                **({"without": without_told(told.without)} if told.without else {}),
                **numbers_of(told),
                "filters": {name: list(side.filters) for name, side in sides.items() if side},
                "parts": [
                    {
                        "unit": names[part.unit],
                        "numerator": number_of(part.numerator),
                        "denominator": number_of(part.denominator),
                        "exact": [str(part.numerator), str(part.denominator)],
                    }
                    for part in opened.parts
                ],
                "population": rows.population,
                "rows_behind": [
                    {
                        "id": row.id,
                        "unit": row.unit,
                        "day": row.day.isoformat(),
                        "share": str(row.share),
                        **({"as_on_the_day_before": True} if row.is_of_eve else {}),
                    }
                    for row in rows.rows
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _names(opened: Explanation, scope: Scope) -> dict[int | None, str]:
    units = [part.unit for part in opened.parts if part.unit is not None]
    day = opened.figure.tree or opened.figure.on
    found = units_named_on([(one, day) for one in units], scope=scope)
    names: dict[int | None, str] = {
        one: found[place].name if place in found else str(one) for place, one in enumerate(units)
    }
    return names | {None: gettext("at the unit itself")}
