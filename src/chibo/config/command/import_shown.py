"""Show an import at the terminal: how far it is, what it changes, and what it refuses."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from chibo.exchange.importing.api import FATES, ImportMade, OnProgress, Outcome, Plan
from chibo.kernel.numbers import format_number

_PHASES = {
    "reading": _("reading"),
    "matching": _("matching and checking"),
    "writing": _("writing"),
    "committing": _("committing"),
}
_KINDS = {
    "units": _("units"),
    "areas": _("villages and blocks"),
    "members": _("members"),
    "officers": _("posts"),
    "decisions": _("decisions"),
}
_FATES = {"new": _("new"), "changed": _("changed"), "unchanged": _("unchanged"), "refused": _("refused")}
_UNITS_SHOWN = 40
_REMARKS_SHOWN = 50


@contextmanager
def bar(console: Console) -> Iterator[OnProgress]:
    """Show one bar a phase while the import runs."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = progress.add_task(gettext(_PHASES[phase]), total=total)
            progress.update(tasks[phase], completed=done, total=total)

        yield tell


def print_outcome(console: Console, outcome: Outcome, *, dry_run: bool) -> None:
    """Print what changes, then what was doubted and refused, and at the end what became of it."""
    console.print(_table(gettext("In all"), outcome.plan.totals))
    _print_units(console, outcome.plan)
    for file, sheet, heading in outcome.left_aside:
        said = gettext("Left aside: column “%(heading)s” of sheet “%(sheet)s” in “%(file)s”.")
        console.print(escape(said % {"heading": heading, "sheet": sheet, "file": file}), style="dim")
    _print_remarks(console, [warning.said(gettext) for warning in outcome.warnings], "yellow")
    _print_remarks(console, [refusal.said(gettext) for refusal in outcome.refusals], "red")
    console.print(_ending(outcome, dry_run=dry_run), style="bold")


def _ending(outcome: Outcome, *, dry_run: bool) -> str:
    if outcome.refusals:
        return gettext("Refused at %(count)s places; nothing was written.") % {"count": _number(len(outcome.refusals))}
    if not outcome.plan.changes:
        return gettext("Nothing to change: the register says all this already.")
    if dry_run:
        return gettext("A dry run: nothing was written.")
    return gettext("Import %(import)s is written, as entry %(entry)s.") % {
        "import": outcome.import_id,
        "entry": outcome.entry_id,
    }


def _print_units(console: Console, plan: Plan) -> None:
    """Print one line a unit with anything but unchanged rows: each kind as new/changed/unchanged/refused."""
    stirred = [unit for unit in plan.units if any(fate != "unchanged" for _kind, fate in unit.rows)]
    table = Table(title=gettext("By unit: new / changed / unchanged / refused"))
    table.add_column(gettext("unit"))
    for kind_name in _KINDS.values():
        table.add_column(gettext(kind_name), justify="right")
    for unit in stirred[:_UNITS_SHOWN]:
        named = f"{unit.code} {unit.name}".strip() or gettext("without a unit")
        table.add_row(escape(named), *(_in_short(unit.rows, kind) for kind in _KINDS))
    console.print(table)
    if len(stirred) > _UNITS_SHOWN:
        said = gettext("… and %(count)s more units; --json lists them all.")
        console.print(said % {"count": _number(len(stirred) - _UNITS_SHOWN)}, style="dim")


def _in_short(rows: Mapping[tuple[str, str], int], kind: str) -> str:
    counts = [rows.get((kind, fate), 0) for fate in FATES]
    return " / ".join(map(_number, counts)) if any(counts) else ""


def _table(title: str, counted: Mapping[tuple[str, str], int]) -> Table:
    table = Table(title=title)
    table.add_column("")
    for fate in FATES:
        table.add_column(gettext(_FATES[fate]), justify="right")
    for kind, name in _KINDS.items():
        counts = [counted.get((kind, fate), 0) for fate in FATES]
        if any(counts):
            table.add_row(gettext(name), *map(_number, counts))
    return table


def _print_remarks(console: Console, said: Sequence[str], style: str) -> None:
    for one in said[:_REMARKS_SHOWN]:
        console.print(escape(one), style=style)
    if len(said) > _REMARKS_SHOWN:
        more = gettext("… and %(count)s more; --json lists them all, --errors marks them in the file.")
        console.print(more % {"count": _number(len(said) - _REMARKS_SHOWN)}, style=style)


def print_imports(console: Console, made: Sequence[ImportMade]) -> None:
    """Print the imports, latest first."""
    table = Table()
    for heading in (_("import"), _("recorded"), _("by"), _("reason"), _("files"), _("undone by entry")):
        table.add_column(gettext(heading))
    for one in made:
        recorded = f"{one.recorded_at:%d/%m/%Y %H:%M}" if one.recorded_at else ""
        undone = str(one.undone_by or "")
        table.add_row(
            str(one.id), recorded, escape(one.actor), escape(one.reason), escape(", ".join(one.files)), undone
        )
    console.print(table)


def _number(value: int) -> str:
    return format_number(value, language="vi" if (get_language() or "vi").startswith("vi") else "en")
