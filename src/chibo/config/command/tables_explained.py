"""Print one number of a table opened: what it counts, the cells and units it is made of; with its rows, as JSON."""

import json

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.command.tables_shown import spoken
from chibo.figures.api import OpenedCell, WantedSpan
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.units.api import units_named_on
from chibo.trust.access.api import Scope


class CellNotUnderstood(RuleBroken):
    """What was written names no cell."""

    def __init__(self, text: str) -> None:
        said = gettext_noop("The cell to open is written ROW:COLUMN, as in C5:now; “%(cell)s” is not.")
        super().__init__("cell_not_understood", said, {"cell": text[:40]})


def place_of(text: str) -> tuple[str, str]:
    """Read ROW:COLUMN; raises `CellNotUnderstood`."""
    row, sign, column = text.partition(":")
    if not (sign and row and column):
        raise CellNotUnderstood(text)
    return row, column


def write_explained(opened: OpenedCell, scope: Scope, form: str) -> None:
    """Print what the number is made of; who its rows are is shown on the desk, where each opening is written down."""
    names = _names(opened, scope)
    if form == "json":
        _write_json(opened, names)
        return
    console, table = Console(), opened.table
    label = opened.row.en if (get_language() or "vi").startswith("en") else opened.row.vi
    value = spoken(opened.cell.value if opened.cell else None) or "–"
    console.print(f"[bold]{escape(table.definition.mark)}[/bold] · {escape(table.unit.name)} · {table.period}")
    console.print(f"{opened.row.key}@{opened.column.key} {escape(label)} = [bold]{value}[/bold]", highlight=False)
    for leaf in opened.leaves:
        day = f"{leaf.last_day(table.period):%d/%m/%Y}"
        told = f"{leaf.row}@{leaf.column}: {leaf.question.population} {_conditions(leaf.where)} ({day})"
        console.print(escape(told), highlight=False, style="dim")
    _write_parts(console, opened, names)
    if opened.leaves:
        told = gettext("%(count)s rows; --format json lists them.") % {"count": spoken(opened.total)}
        console.print(told, highlight=False, style="dim")


def _write_parts(console: Console, opened: OpenedCell, names: dict[int | None, str]) -> None:
    if opened.made_of:
        cells = Table(gettext("cell"))
        cells.add_column(gettext("value"), justify="right")
        for one in opened.made_of:
            then = "" if one.period == opened.table.period else f" {one.period}"
            cells.add_row(f"{one.row}@{one.column}{then}", spoken(one.value))
        console.print(cells)
    if opened.parts:
        units = Table(gettext("unit"))
        units.add_column(gettext("rows"), justify="right")
        for part in opened.parts:
            units.add_row(escape(names[part.unit]), spoken(part.value))
        console.print(units)
    if opened.between:
        told = gettext("Each unit is judged by itself: together they count %(count)s more than the unit above.")
        console.print(told % {"count": spoken(opened.between)}, highlight=False)


def _write_json(opened: OpenedCell, names: dict[int | None, str]) -> None:
    table = opened.table
    print(
        json.dumps(
            {
                "table": table.definition.number,
                "version": table.definition.version,
                "unit": table.unit.code or table.unit.name,
                "period": str(table.period),
                "row": opened.row.key,
                "column": opened.column.key,
                "made": opened.making.value,
                "value": _number(opened.cell.value if opened.cell else None),
                "counted": _number(opened.counted),
                "known_seq": table.known_seq,
                "counts": [
                    {
                        "row": leaf.row,
                        "column": leaf.column,
                        "population": leaf.question.population,
                        "where": {key: _wanted(wanted) for key, wanted in leaf.where},
                        "on": leaf.last_day(table.period).isoformat(),
                    }
                    for leaf in opened.leaves
                ],
                "made_of": [
                    {"row": one.row, "column": one.column, "period": str(one.period), "value": _number(one.value)}
                    for one in opened.made_of
                ],
                "parts": [{"unit": names[part.unit], "rows": part.value} for part in opened.parts],
                "between": opened.between,
                "rows_behind": [
                    {"id": row.id, "of": row.population, "unit": row.unit, "day": row.day.isoformat(), "what": row.what}
                    for row in opened.rows
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _number(value: object) -> object:
    return value if isinstance(value, int) or value is None else str(value)


def _wanted(wanted: tuple[str, ...] | WantedSpan) -> object:
    return {"from": wanted.first, "to": wanted.last} if isinstance(wanted, WantedSpan) else list(wanted)


def _conditions(where: tuple[tuple[str, tuple[str, ...] | WantedSpan], ...]) -> str:
    told = []
    for key, wanted in where:
        if isinstance(wanted, WantedSpan):
            told.append(f"{key}={'' if wanted.first is None else wanted.first}…{wanted.last or ''}")
        else:
            told.append(f"{key}={'|'.join(wanted)}")
    return " ".join(told)


def _names(opened: OpenedCell, scope: Scope) -> dict[int | None, str]:
    units = [part.unit for part in opened.parts if part.unit is not None]
    found = units_named_on([(one, opened.table.period.on) for one in units], scope=scope)
    names: dict[int | None, str] = {
        one: found[place].name if place in found else str(one) for place, one in enumerate(units)
    }
    return names | {None: gettext("at the unit itself")}
