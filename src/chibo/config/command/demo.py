"""Build a demo province if it is not there, and serve it."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from chibo.config.census_fetching import fetch_at_once
from chibo.config.command.country import ready_country
from chibo.config.command.serve import serve
from chibo.config.installation import prepare
from chibo.demo.api import Delivery
from chibo.demo.building import (
    FIRST_DAY,
    build_province,
    is_built,
    password_of,
    refuse_other_register,
    workbooks_being_written,
)
from chibo.demo.country.building import refuse_country
from chibo.demo.country.sign_ins import SIGN_INS as COUNTRY_SIGN_INS
from chibo.demo.country.sizes import MEMBERS, UNITS, Sizes
from chibo.demo.days import written
from chibo.demo.finishing import finish_of
from chibo.demo.province import Province
from chibo.demo.provinces import PROVINCES
from chibo.demo.sign_ins import SignIn
from chibo.figures.api import build_base
from chibo.kernel.clock import VIETNAM
from chibo.trust.audit.api import InstallationKind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether to serve, and where."""
    parser.add_argument("--no-serve", action="store_true", help=gettext("only build it"))
    parser.add_argument("--port", type=int, default=8000, help=gettext("port to listen on"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--province",
        choices=tuple(PROVINCES),
        default=next(iter(PROVINCES)),
        help=gettext("which province to build (%(default)s); CHIBO_DATA names a folder of its own for each"),
    )
    which.add_argument(
        "--country",
        action="store_true",
        help=gettext("the whole country instead, generated in minutes; CHIBO_DATA names a folder of its own"),
    )
    parser.add_argument(
        "--units", type=int, default=UNITS, help=gettext("units of the country, with --country (%(default)s)")
    )
    parser.add_argument(
        "--members", type=int, default=MEMBERS, help=gettext("members of the country, with --country (%(default)s)")
    )


def run(arguments: argparse.Namespace) -> int:
    """Make sure the province, or the country, is there, say who may sign in, and serve until stopped."""
    console = Console(highlight=False)
    data = Path(settings.CHIBO_DATA)
    if arguments.country:
        ready_country(data, Sizes(arguments.units, arguments.members), console)
        _say_sign_ins(console, data, arguments.port, COUNTRY_SIGN_INS)
    else:
        province = PROVINCES[arguments.province]
        _ready_province(console, data, province)
        _say_sign_ins(console, data, arguments.port, finish_of(province).everybody)
    if not arguments.no_serve:
        console.file.flush()
        serve("127.0.0.1", arguments.port)
    return 0


def _ready_province(console: Console, data: Path, province: Province) -> None:
    with ExitStack() as held:
        # In a new folder the workbooks are being written while the database is still being made.
        is_new = not (data / "postgres").exists()
        workbooks = held.enter_context(workbooks_being_written(province)) if is_new else None
        prepare(InstallationKind.DEMO, begun_at=datetime.combine(FIRST_DAY, time(8), VIETNAM))
        refuse_country()
        refuse_other_register(province)
        if not is_built(province):
            _build(console, data, province, workbooks)
    build_base(fetch_at_once, waits=True)


def _build(console: Console, data: Path, province: Province, workbooks: Iterator[Delivery] | None) -> None:
    console.print(
        gettext("Building Đảng bộ tỉnh %(name)s, 2010 to %(closing)s (invented people, real places) …")
        % {"name": province.name, "closing": written(province.closing)}
    )
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(gettext("workbooks taken in"), total=None)
        for step in build_province(data, province, workbooks):
            progress.update(task, total=step.of, completed=step.done, description=step.reason)


def _say_sign_ins(console: Console, data: Path, port: int, sign_ins: tuple[SignIn, ...]) -> None:
    console.print(gettext("Address: %(address)s") % {"address": f"http://127.0.0.1:{port}"})
    console.print(gettext("Demo sign-ins, all with the password %(password)s:") % {"password": password_of(data)})
    for sign_in in sign_ins:
        console.print(f"  {sign_in.username:<9} {sign_in.title} · {sign_in.unit}")
