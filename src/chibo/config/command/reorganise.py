"""Rehearse, apply or reverse a reorganisation that was drafted, with a progress bar."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from chibo.config.installation import require_register
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.register.reorganisations.api import (
    Tell,
    begin_run,
    carry_out_run,
    identity_of,
    last_rehearsal_of,
    reorganisations_listed,
    step_text,
)
from chibo.trust.access.api import Permission, scope_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and with which reorganisation."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    deeds.add_parser("list", help=gettext("show the reorganisations and their numbers"))
    for deed, about in (
        ("rehearse", gettext("work out its plan; nothing of the register changes")),
        ("apply", gettext("carry out the plan that was approved")),
        ("reverse", gettext("make the register what it was before")),
    ):
        place = deeds.add_parser(deed, help=about)
        place.add_argument("number", type=int, help=gettext("number of the reorganisation"))
        if deed == "reverse":
            place.add_argument("--reason", required=True, help=gettext("why"))
    taken_up = deeds.add_parser("run", help=gettext("carry out what a page has begun"))
    taken_up.add_argument("number", type=int, help=gettext("number of the run"))


def run(arguments: argparse.Namespace) -> int:
    """Do it, and return the exit status."""
    require_register()
    console = Console(highlight=False)
    if arguments.deed == "list":
        return _list()
    if arguments.deed == "run":
        carry_out_run(arguments.number)
        return 0
    reason = arguments.reason if arguments.deed == "reverse" else ""
    number = begin_run(reorganisation_id=arguments.number, what=arguments.deed, reason=reason, by=OPERATOR)
    with _bar(console) as tell:
        carry_out_run(number, tell)
    return _say(console, arguments.deed, arguments.number)


def _list() -> int:
    scope = scope_of(OPERATOR, Permission.REORGANISE, on=SystemClock().today())
    _total, lines = reorganisations_listed(reader=identity_of(OPERATOR), scope=scope, rows=1_000)
    for line in lines:
        print(f"{line.id:>6}  {line.effective_on:%d/%m/%Y}  {line.state:<9}  {line.title}")
    return 0


def _say(console: Console, deed: str, number: int) -> int:
    if deed == "apply":
        console.print(gettext("Applied."))
    elif deed == "reverse":
        console.print(gettext("Reversed. The register is as it was before; history keeps both."))
    else:
        seen = last_rehearsal_of(number)
        console.print(
            gettext("Rehearsed: %(rows)s rows; %(refusals)s findings forbid it, %(warnings)s are to be looked at.")
            % {"rows": seen.total_rows, "refusals": seen.refusals, "warnings": seen.warnings}
        )
        return 0 if seen.is_sound else 1
    return 0


@contextmanager
def _bar(console: Console) -> Iterator[Tell]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def tell(name: str, number: int, of: int, /) -> None:
            said = step_text(name)
            progress.update(task, completed=number - 1, total=of, description=gettext(said))

        yield tell
