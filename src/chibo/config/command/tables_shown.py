"""Print tables: for people with their checks, and as JSON or CSV for programs."""

import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.figures.api import (
    Amount,
    Edition,
    FilledTable,
    HeldCheck,
    Outcome,
    Period,
    TableDefinition,
    differences,
    signed_table,
)
from chibo.kernel.numbers import format_number
from chibo.papers.tables.api import as_csv, as_json


def write_list(tables: Iterable[TableDefinition], editions: Sequence[Edition]) -> None:
    """Print the tables there are, then what was signed."""
    is_english = (get_language() or "vi").startswith("en")
    known = Table()
    for head in (gettext("code"), gettext("version"), gettext("title"), gettext("in force")):
        known.add_column(head)
    for one in tables:
        until = f"{one.valid_until:%d/%m/%Y}" if one.valid_until else "…"
        title = one.title_en if is_english else one.title_vi
        known.add_row(one.number, one.version, title, f"{one.valid_from:%d/%m/%Y} – {until}")
    console = Console()
    console.print(known)
    for edition in editions:
        said = gettext("Table %(number)s, %(period)s, %(unit)s: edition %(edition)s, signed by %(by)s on %(on)s") % {
            "number": edition.number,
            "period": edition.period,
            "unit": edition.unit.name,
            "edition": edition.edition,
            "by": edition.signed_by,
            "on": f"{timezone.localtime(edition.signed_at):%d/%m/%Y %H:%M}",
        }
        console.print(escape(said), highlight=False)


def write_table(filled: FilledTable, checks: Sequence[HeldCheck], before: FilledTable | None) -> None:
    """Print a table for people, with its checks, and where it tells otherwise than what was signed."""
    console, definition = Console(), filled.definition
    is_english = (get_language() or "vi").startswith("en")
    title = definition.title_en if is_english else definition.title_vi
    console.print(
        f"[bold]{escape(definition.mark)}[/bold] · {escape(filled.unit.name)} · {filled.period}", highlight=False
    )
    console.print(f"[bold]{escape(title)}[/bold]", highlight=False)
    console.print(_grid(filled, is_english=is_english))
    for said in _notes(filled):
        console.print(escape(said), style="dim", highlight=False)
    console.print(escape(definition.note_en if is_english else definition.note_vi), style="dim", highlight=False)
    for one in checks:
        _write_check(console, one, is_english=is_english)
    if before is not None and before.edition is not None:
        console.print(escape(gettext("Signed before as edition %(edition)s:") % {"edition": before.edition}))
        _write_differences(console, before, filled)


def _grid(filled: FilledTable, *, is_english: bool) -> Table:
    grid = Table()
    definition = filled.definition
    grid.add_column("")
    grid.add_column("")
    for column in definition.valued:
        grid.add_column(f"{column.en if is_english else column.vi}\n{column.number}".strip(), justify="right")
    for row in definition.rows:
        if row.hidden:
            continue
        label = "  " * definition.depth(row) + (row.en if is_english else row.vi)
        mark = "*" if row.grade or definition.grade == "B" else ""
        values = [spoken(filled.value(row.key, column.key)) for column in definition.valued]
        style = "bold" if row.heading or row.sum or not row.parent else ""
        grid.add_row(row.place or row.key, escape(label) + mark, *values, style=style)
    return grid


def _notes(filled: FilledTable) -> list[str]:
    notes = []
    if filled.last_year:
        told = {
            "signed": gettext("Last year's column is as signed."),
            "counted": gettext("Last year's column is counted now: nothing was signed for it."),
        }
        notes.append(told[filled.last_year])
    if filled.edition is not None and filled.signed_at is not None:
        said = gettext("Edition %(edition)s, signed by %(by)s on %(on)s.")
        signed_at = timezone.localtime(filled.signed_at)
        notes.append(said % {"edition": filled.edition, "by": filled.signed_by, "on": f"{signed_at:%d/%m/%Y %H:%M}"})
    return notes


def _write_check(console: Console, one: HeldCheck, *, is_english: bool) -> None:
    said = one.check.en if is_english else one.check.vi
    if one.outcome is Outcome.HOLDS:
        console.print(f"[green]✓[/green] {escape(said)}", highlight=False)
    elif one.outcome is Outcome.NOT_APPLICABLE:
        console.print(f"[dim]– {escape(said)}: {gettext('not applicable')}[/dim]", highlight=False)
    else:
        console.print(f"[red]✗ {escape(said)}: {escape(one.spelled)}[/red]", highlight=False)
        for part in (*one.left_parts, *one.right_parts):
            label = part.label_en if is_english else part.label_vi
            console.print(f"    {part.table}!{part.term}: {escape(label)} = {spoken(part.value)}", highlight=False)


def write_difference(number: str, unit: int, period: Period, edition: int) -> None:
    """Print what an edition tells otherwise than the one before."""
    after, before = (signed_table(number.upper(), unit, period, one) for one in (edition, edition - 1 or -1))
    if after is not None and before is not None:
        _write_differences(Console(), before, after)


def _write_differences(console: Console, before: FilledTable, after: FilledTable) -> None:
    is_english = (get_language() or "vi").startswith("en")
    found = differences(before, after)
    if not found:
        console.print(gettext("It says the same in every cell."))
    for one in found:
        label = one.label_en if is_english else one.label_vi
        console.print(
            f"  {one.row}@{one.column} {escape(label)}: {spoken(one.before)} → {spoken(one.after)}", highlight=False
        )


def spoken(amount: Amount | None) -> str:
    """Write an amount as tables do: 37.624, 101,29; nothing for what is not known."""
    if amount is None:
        return ""
    is_whole = Fraction(amount).denominator == 1
    return format_number(amount, get_language() or "vi", decimals=0 if is_whole else 2)


def write_json(filled: FilledTable, checks: Sequence[HeldCheck], _before: FilledTable | None) -> None:
    """Print a table as one object."""
    print(as_json(filled, checks))


def write_csv(filled: FilledTable, _checks: Sequence[HeldCheck], _before: FilledTable | None) -> None:
    """Print a line a cell."""
    sys.stdout.write(as_csv(filled))


WRITERS = {"table": write_table, "json": write_json, "csv": write_csv}
