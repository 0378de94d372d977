"""Answer an indicator for a unit on a day, at the terminal or for another program."""

import argparse
import csv
import json
import sys
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.installation import require_register
from chibo.figures.api import BY_CODE, Figure, Measure, figure, labels_of
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM, SystemClock
from chibo.kernel.numbers import format_number, format_percentage
from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date
from chibo.register.units.api import FoundUnit, find_unit
from chibo.trust.access.api import Permission, scope_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the question: what, where, when, and how to tell the rows apart."""
    parser.add_argument("code", help=gettext("code of the indicator: %(codes)s") % {"codes": ", ".join(BY_CODE)})
    parser.add_argument("--unit", required=True, help=gettext("code of the unit, or its name if no other bears it"))
    parser.add_argument("--on", required=True, type=_day, metavar="DATE", help=gettext("the day (last of a span)"))
    parser.add_argument("--from", dest="since", type=_day, metavar="DATE", help=gettext("first day of a span"))
    parser.add_argument("--by", action="append", default=[], metavar="DIM", help=gettext("tell rows apart by it"))
    parser.add_argument("--where", action="append", default=[], type=_filter, metavar="DIM=VALUE")
    parser.add_argument("--tree", type=_day, metavar="DATE", help=gettext("count where units stand on another day"))
    parser.add_argument("--known-at", type=_instant, metavar="INSTANT", help=gettext("as the register knew it then"))
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; say in one sentence why there is none."""
    require_register()
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    unit = find_unit(arguments.unit, on=arguments.on, scope=scope)
    answer = figure(
        arguments.code,
        unit=unit.id,
        on=arguments.on,
        since=arguments.since,
        by=tuple(arguments.by),
        where=tuple(arguments.where),
        tree=arguments.tree,
        known_at=arguments.known_at,
    )
    _WRITERS[arguments.format](answer, unit)
    return 0


def _day(text: str) -> date:
    try:
        given = parse_partial_date(text)
    except DateNotUnderstood as trouble:
        raise argparse.ArgumentTypeError(trouble.said(gettext)) from trouble
    if given.on is None or given.precision is not Precision.DAY:
        raise argparse.ArgumentTypeError(gettext("write a whole day, such as 17/05/2024 or 2024-05-17"))
    return given.on


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as trouble:
        raise argparse.ArgumentTypeError(gettext("write an instant, such as 2024-05-17T12:00")) from trouble
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def _filter(text: str) -> tuple[str, str]:
    dimension, sign, value = text.partition("=")
    if not sign or not value:
        raise argparse.ArgumentTypeError(gettext("write DIMENSION=VALUE, such as sex=F"))
    return dimension.strip(), value.strip()


def _write_json(answer: Figure, unit: FoundUnit) -> None:
    labels = labels_of(answer, get_language() or "vi")
    rows = [
        {
            **dict(zip(answer.by, row.keys, strict=True)),
            "label": ", ".join(gettext(labels[pair]) for pair in zip(answer.by, row.keys, strict=True)),
            "value": row.value,
        }
        for row in answer.rows
    ]
    print(
        json.dumps(
            {
                "indicator": answer.indicator.code,
                "unit": unit.code or unit.name,
                "on": answer.on.isoformat(),
                "from": answer.since and answer.since.isoformat(),
                "tree": answer.tree and answer.tree.isoformat(),
                "known_at": answer.known_at and answer.known_at.isoformat(),
                "value": answer.value,
                "numerator": answer.numerator,
                "denominator": answer.denominator,
                "uncertain": answer.uncertain,
                "rows": rows,
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _write_csv(answer: Figure, _unit: FoundUnit) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*answer.by, "value"])
    if not answer.by:
        writer.writerow([answer.value])
    for row in answer.rows:
        writer.writerow([*("" if key is None else key for key in row.keys), row.value])


def _write_table(answer: Figure, unit: FoundUnit) -> None:
    console = Console()
    span = f"{answer.since:%d/%m/%Y} – {answer.on:%d/%m/%Y}" if answer.since else f"{answer.on:%d/%m/%Y}"
    console.print(f"[bold]{gettext(answer.indicator.name)}[/bold] · {escape(unit.name)} · {span}", highlight=False)
    console.print(f"[bold]{spoken_value(answer)}[/bold]", highlight=False)
    if answer.uncertain:
        said = gettext("%(count)s of them hang on an imprecise date") % {"count": _number(answer.uncertain)}
        console.print(said, highlight=False)
    console.print(gettext(answer.indicator.basis), style="dim", highlight=False)
    if answer.rows:
        console.print(_table(answer))


def _table(answer: Figure) -> Table:
    labels = labels_of(answer, get_language() or "vi")
    table = Table()
    for key in answer.by:
        table.add_column(key)
    table.add_column(gettext("count"), justify="right")
    for row in answer.rows:
        said = [gettext(labels[pair]) for pair in zip(answer.by, row.keys, strict=True)]
        table.add_row(*said, _number(row.value))
    return table


def spoken_value(answer: Figure) -> str:
    """Say the value as papers print it: 37.336, 1.251/1.292, 24,5 % (548/2.235)."""
    parts = f"{_number(answer.numerator)}/{_number(answer.denominator)}" if answer.denominator is not None else ""
    if answer.indicator.measure is Measure.SHARE:
        return f"{_share(answer)} ({parts})"
    if answer.indicator.measure is Measure.PART:
        return parts
    return _number(int(answer.value or 0))


def _share(answer: Figure) -> str:
    if not answer.denominator:
        return "–"
    return format_percentage(Fraction(answer.numerator, answer.denominator), get_language() or "vi")


def _number(value: int) -> str:
    return format_number(value, get_language() or "vi")


_WRITERS = {"json": _write_json, "csv": _write_csv, "table": _write_table}
