"""Answer an indicator for a unit on a day, at the terminal or for another program."""

import argparse
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext

from chibo.config.command import figures_crossed, figures_of_children, figures_of_one_day, figures_over_time
from chibo.config.command.figures_explained import write_explained
from chibo.config.installation import require_register
from chibo.figures.api import (
    BY_CODE,
    CrossNeedsTwo,
    NotAskedTogether,
    SeriesWithoutDecision,
    Span,
    SpanNeeded,
    Step,
    explained,
    figure,
    first_day_of,
    ranking_of,
    rows_behind,
    series_of,
)
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM, SystemClock
from chibo.kernel.numbers import NumberNotUnderstood, parse_number
from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date
from chibo.register.units.api import FoundUnit, NoUnitOfThatName, find_unit
from chibo.trust.access.api import Permission, scope_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the question: what, where, when, and how to tell the rows apart."""
    parser.add_argument("code", help=gettext("code of the indicator: %(codes)s") % {"codes": ", ".join(BY_CODE)})
    parser.add_argument("--unit", required=True, help=gettext("code of the unit, or its name if no other bears it"))
    parser.add_argument("--on", required=True, type=_day, metavar="DATE", help=gettext("the day (last of a span)"))
    parser.add_argument("--from", dest="since", type=_day, metavar="DATE", help=gettext("first day of a span"))
    parser.add_argument(
        "--span",
        choices=[span.value for span in Span],
        help=gettext("the month, quarter, … that the day lies in, so far"),
    )
    left_out = parser.add_mutually_exclusive_group()
    left_out.add_argument("--before", action="store_true", help=gettext("before anything takes effect on the day"))
    left_out.add_argument(
        "--without",
        default="",
        metavar="DECISION",
        help=gettext("the day without what this decision (its number or id) made true on it"),
    )
    parser.add_argument("--direct", action="store_true", help=gettext("only what stands directly under the unit"))
    parser.add_argument("--children", action="store_true", help=gettext("each unit directly under it, greatest first"))
    parser.add_argument("--above", type=_number, metavar="NUMBER", help=gettext("only children strictly above"))
    parser.add_argument("--at-least", type=_number, metavar="NUMBER", help=gettext("only children that reach it"))
    parser.add_argument("--by", action="append", default=[], metavar="DIM", help=gettext("tell rows apart by it"))
    parser.add_argument(
        "--cross", action="store_true", help=gettext("a cross table: the first --by in rows, the second in columns")
    )
    parser.add_argument("--where", action="append", default=[], type=_filter, metavar="DIM=VALUE")
    parser.add_argument("--tree", type=_day, metavar="DATE", help=gettext("recast to the tree of another day"))
    parser.add_argument(
        "--series", choices=[step.value for step in Step], help=gettext("each year, quarter or month of the span")
    )
    parser.add_argument("--known-at", type=_instant, metavar="INSTANT", help=gettext("as the register knew it then"))
    parser.add_argument("--explain", action="store_true", help=gettext("what the figure is made of: parts and rows"))
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; say in one sentence why there is none."""
    require_register()
    unit = _unit(arguments.unit, on=arguments.on, tree=arguments.tree)
    if arguments.span:
        arguments.since = first_day_of(Span(arguments.span), unit=unit.id, on=arguments.on)
    if arguments.cross and (arguments.children or arguments.explain or arguments.series):
        raise CrossNeedsTwo
    _check_together(arguments)
    if arguments.children:
        return _children(arguments, unit)
    by, where = tuple(arguments.by), tuple(arguments.where)
    asked = {"unit": unit.id, "on": arguments.on, "by": by, "where": where, "tree": arguments.tree}
    if arguments.explain:
        _explain(arguments, unit, where)
        return 0
    if arguments.series is None:
        asked |= {"before": arguments.before, "direct_children": arguments.direct, "without": arguments.without}
        answer = figure(arguments.code, since=arguments.since, known_at=arguments.known_at, **asked)
        writers = figures_crossed.WRITERS if arguments.cross else figures_of_one_day.WRITERS
        writers[arguments.format](answer, unit)
        return 0
    if arguments.since is None:
        raise SpanNeeded(arguments.code)
    if arguments.without:
        raise SeriesWithoutDecision(arguments.without)
    step = Step(arguments.series)
    points = series_of(arguments.code, since=arguments.since, step=step, known_at=arguments.known_at, **asked)
    figures_over_time.WRITERS[arguments.format](points, unit, step)
    return 0


def _check_together(arguments: argparse.Namespace) -> None:
    """See that nothing is asked for that would be passed over. Raises `NotAskedTogether`."""
    for one in ("explain", "children", "series"):
        for other in ("before", "direct"):
            if getattr(arguments, one) and getattr(arguments, other):
                raise NotAskedTogether(f"--{one}", f"--{other}")


def _explain(arguments: argparse.Namespace, unit: FoundUnit, where: tuple[tuple[str, str], ...]) -> None:
    asked = {
        "unit": unit.id, "on": arguments.on, "since": arguments.since, "where": where, "tree": arguments.tree,
        "known_at": arguments.known_at, "without": arguments.without,
    }  # fmt: skip
    opened, rows = explained(arguments.code, **asked), rows_behind(arguments.code, **asked)
    scope = scope_of(OPERATOR, Permission.READ_UNITS, on=SystemClock().today())
    write_explained(opened, rows, unit, scope, arguments.format)


def _children(arguments: argparse.Namespace, unit: FoundUnit) -> int:
    ranked = ranking_of(
        arguments.code, unit=unit.id, on=arguments.on, since=arguments.since, where=tuple(arguments.where),
        known_at=arguments.known_at, without=arguments.without, above=arguments.above, at_least=arguments.at_least,
    )  # fmt: skip
    figures_of_children.WRITERS[arguments.format](ranked, unit)
    return 0


def _number(text: str) -> Fraction:
    try:
        return Fraction(parse_number(text))
    except NumberNotUnderstood as trouble:
        raise argparse.ArgumentTypeError(trouble.said(gettext)) from trouble


def _unit(text: str, *, on: date, tree: date | None) -> FoundUnit:
    """Find the unit as it is called on the tree's day, or else on the day asked about."""
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    if tree is None:
        return find_unit(text, on=on, scope=scope)
    try:
        return find_unit(text, on=tree, scope=scope)
    except NoUnitOfThatName:
        return find_unit(text, on=on, scope=scope)


def _day(text: str) -> date:
    if text.strip().casefold() in {"nay", "now"}:
        return SystemClock().today()
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
