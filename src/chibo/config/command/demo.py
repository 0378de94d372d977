"""Build the demo province if it is not there, and serve it."""

import argparse
from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from chibo.config.command.serve import serve
from chibo.config.installation import prepare
from chibo.demo.building import FIRST_DAY, SIGN_INS, build_province, is_built, password_of
from chibo.kernel.clock import VIETNAM
from chibo.trust.audit.api import InstallationKind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether to serve, and where."""
    parser.add_argument("--no-serve", action="store_true", help=gettext("only build it"))
    parser.add_argument("--port", type=int, default=8000, help=gettext("port to listen on"))


def run(arguments: argparse.Namespace) -> int:
    """Make sure the province is there, say who may sign in, and serve until stopped."""
    console = Console(highlight=False)
    data = Path(settings.CHIBO_DATA)
    prepare(InstallationKind.DEMO, begun_at=datetime.combine(FIRST_DAY, time(8), VIETNAM))
    if not is_built():
        _build(console, data)
    _say_sign_ins(console, data, arguments.port)
    if not arguments.no_serve:
        console.file.flush()
        serve("127.0.0.1", arguments.port)
    return 0


def _build(console: Console, data: Path) -> None:
    console.print(gettext("Building Đảng bộ tỉnh Bắc Kạn, 2010 to 30/06/2025 (invented people, real places) …"))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(gettext("workbooks taken in"), total=None)
        for step in build_province(data):
            progress.update(task, total=step.of, completed=step.done, description=step.reason)


def _say_sign_ins(console: Console, data: Path, port: int) -> None:
    console.print(gettext("Address: %(address)s") % {"address": f"http://127.0.0.1:{port}"})
    console.print(gettext("Demo sign-ins, all with the password %(password)s:") % {"password": password_of(data)})
    for sign_in in SIGN_INS:
        console.print(f"  {sign_in.username:<8} {sign_in.title} · {sign_in.unit}")
