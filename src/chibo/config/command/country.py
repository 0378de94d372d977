"""Build the generated country if it is not there: the part of `chibo demo` that `--country` asks for."""

from datetime import datetime, time
from pathlib import Path

from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from chibo.config.installation import prepare
from chibo.demo.building import FIRST_DAY
from chibo.demo.country.building import build_country, holds_country, refuse_other_content
from chibo.demo.country.sign_ins import give_country_sign_ins, have_sign_ins
from chibo.demo.country.sizes import Sizes
from chibo.kernel.clock import VIETNAM
from chibo.trust.audit.api import InstallationKind


def ready_country(data: Path, sizes: Sizes, console: Console | None = None) -> None:
    """Make sure that the folder holds a whole country; refuse one that holds something else."""
    prepare(InstallationKind.DEMO, begun_at=datetime.combine(FIRST_DAY, time(8), VIETNAM))
    if holds_country() and have_sign_ins():
        return
    refuse_other_content()
    _build(console or Console(highlight=False), sizes)
    give_country_sign_ins(data)


def _build(console: Console, sizes: Sizes) -> None:
    console.print(
        gettext("Building the country, 2010 to 30/06/2025: %(units)s units, %(members)s members (invented) …")
        % {"units": f"{sizes.units:,}".replace(",", "."), "members": f"{sizes.members:,}".replace(",", ".")}
    )
    columns = (
        TextColumn("{task.completed}/{task.total}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=None)
        for step in build_country(sizes):
            progress.update(task, total=step.of, completed=step.done, description=step.says)
