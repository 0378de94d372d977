"""Print a series: each period by the tree of then and, where a tree was asked for, recast to it."""

import json
import sys

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.command.figures_of_one_day import number_of, numbers_of, spoken, spoken_shares, spoken_value
from chibo.figures.api import Amount, Figure, Point, Row, Step, labels_of
from chibo.kernel.inert_texts import InertWriter
from chibo.register.units.api import FoundUnit

type Keys = tuple[str | None, ...]
NONE = Row((), 0)


def write_json(points: tuple[Point, ...], unit: FoundUnit, step: Step) -> None:
    """Print the question once, and each period with what a single figure says, both ways."""
    first, last = points[0], points[-1]
    tree, known_at = (first.recast or first.then).tree, first.then.known_at
    told = {
        "indicator": first.then.indicator.code,
        "unit": unit.code or unit.name,
        "series": step.value,
        "from": first.since.isoformat(),
        "on": last.on.isoformat(),
        "tree": tree and tree.isoformat(),
        "known_at": known_at and known_at.isoformat(),
        "points": [
            {
                "period": point.period,
                "from": point.since.isoformat(),
                "on": point.on.isoformat(),
                "then": numbers_of(point.then),
                "recast": point.recast and numbers_of(point.recast),
            }
            for point in points
        ],
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))


def write_csv(points: tuple[Point, ...], _unit: FoundUnit, _step: Step) -> None:
    """Print a line a period, or a period and row; recast with what rests on shares, and the exact value."""
    writer = InertWriter(sys.stdout)
    by, is_recast = points[0].then.by, points[0].recast is not None
    writer.writerow(["period", "from", "on", *by, "then", *(("recast", "shared", "exact") if is_recast else ())])
    for point in points:
        for keys in _keys_of(point):
            then = _value(point.then, keys)
            line = [point.period, point.since.isoformat(), point.on.isoformat()]
            line += ["" if key is None else key for key in keys]
            more: tuple[object, ...] = ()
            if point.recast:
                value, shared = _value(point.recast, keys), _shared(point.recast, keys)
                more = (number_of(value), number_of(shared), value)
            writer.writerow([*line, number_of(then), *more])


def write_table(points: tuple[Point, ...], unit: FoundUnit, _step: Step) -> None:
    """Print a line a period for people, or a period and row."""
    console = Console()
    first, last = points[0], points[-1]
    span = f"{first.since:%d/%m/%Y} – {last.on:%d/%m/%Y}"
    console.print(
        f"[bold]{escape(first.then.indicator.named(get_language() or 'vi'))}[/bold] · {escape(unit.name)} · {span}",
        highlight=False,
    )
    console.print(escape(first.then.indicator.basis), style="dim", highlight=False)
    table = Table(gettext("period"), *first.then.by)
    table.add_column(gettext("tree of then"), justify="right")
    if first.recast and first.recast.tree:
        recast = gettext("tree of %(day)s") % {"day": f"{first.recast.tree:%d/%m/%Y}"}
        table.add_column(recast, justify="right")
    for point in points:
        for line in _lines(point):
            table.add_row(*line)
    console.print(table)
    for point in points:
        if point.recast and (point.recast.shared or point.recast.denominator_shared):
            console.print(f"{point.period}: {spoken_shares(point.recast)}", highlight=False)


def _lines(point: Point) -> list[list[str]]:
    both = [point.then, *([point.recast] if point.recast else [])]
    if not point.then.by:
        return [[point.period, *(spoken_value(one) for one in both)]]
    labels: dict[tuple[str, str | None], str] = {}
    for one in both:
        labels |= labels_of(one, get_language() or "vi")
    return [
        [
            point.period,
            *(gettext(labels[pair]) for pair in zip(point.then.by, keys, strict=True)),
            *(spoken(_row(one, keys).value) for one in both),
        ]
        for keys in _keys_of(point)
    ]


def _keys_of(point: Point) -> list[Keys]:
    """Name each line of the period, in both readings; without a breakdown there is one."""
    if not point.then.by:
        return [()]
    rows = (*point.then.rows, *(point.recast.rows if point.recast else ()))
    return sorted({row.keys for row in rows}, key=lambda keys: [(key is None, key or "") for key in keys])


def _value(answer: Figure, keys: Keys) -> float | Amount | None:
    return _row(answer, keys).value if answer.by else answer.value


def _shared(answer: Figure, keys: Keys) -> Amount:
    return _row(answer, keys).shared if answer.by else answer.shared


def _row(answer: Figure, keys: Keys) -> Row:
    return next((row for row in answer.rows if row.keys == keys), NONE)


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
