"""Print a figure told apart by two dimensions as a cross table, for people or as CSV."""

import sys

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.table import Table

from chibo.config.command.figures_of_one_day import spoken_line, write_heading, write_json
from chibo.figures.api import Crossed, Figure, crossed, labels_of
from chibo.kernel.inert_texts import InertWriter
from chibo.register.units.api import FoundUnit


def write_csv(answer: Figure, _unit: FoundUnit) -> None:
    """Print a line a row, its columns headed by their codes; a part of a whole stands as a fraction."""
    table, writer = crossed(answer), InertWriter(sys.stdout)
    total = ("total",) if table.adds_up else ()
    writer.writerow([answer.by[0], *("" if key is None else key for key in table.columns), *total])
    for row in table.rows:
        lines = [table.lines.get((row, column)) for column in table.columns]
        values = [line.value if line else 0 if table.adds_up else "" for line in lines]
        writer.writerow(["" if row is None else row, *values, *((table.of_rows[row],) if total else ())])
    if total:
        writer.writerow(["total", *(table.of_columns[column] for column in table.columns), table.total])


def write_table(answer: Figure, unit: FoundUnit) -> None:
    """Print the figure for people, with what it rests on."""
    table = crossed(answer)
    write_heading(answer, unit)
    if table.rows:
        Console().print(_shown(answer, table))


def _shown(answer: Figure, table: Crossed) -> Table:
    labels = labels_of(answer, get_language() or "vi")
    shown = Table(f"{answer.by[0]} \\ {answer.by[1]}")
    for column in table.columns:
        shown.add_column(gettext(labels[answer.by[1], column]), justify="right")
    if table.adds_up:
        shown.add_column(gettext("total"), justify="right", style="bold")
    for row in table.rows:
        said = [spoken_line(answer, table.lines.get((row, column))) for column in table.columns]
        total = [spoken_line(answer, table.of_rows[row])] if table.adds_up else []
        shown.add_row(gettext(labels[answer.by[0], row]), *said, *total)
    if table.adds_up:
        totals = [table.of_columns[column] for column in table.columns]
        shown.add_section()
        shown.add_row(gettext("total"), *(spoken_line(answer, one) for one in (*totals, table.total)), style="bold")
    return shown


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
