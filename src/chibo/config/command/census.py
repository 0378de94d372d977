"""Build the census ahead, now and of what was known, or say which base of it stands."""

import argparse
from collections.abc import Callable

from django.utils.translation import gettext

from chibo.config.census_fetching import fetch_at_once
from chibo.config.installation import require_register
from chibo.figures.api import (
    AnotherIsBuilding,
    build_base,
    head_of_register,
    keep_milestones,
    milestones_that_stand,
    standing_base,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done."""
    parser.add_argument(
        "what",
        choices=tuple(_DONE),
        help=gettext("build a base; build those of what was known at milestones; or say which base stands"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0 also where another process does already."""
    require_register()
    try:
        _DONE[arguments.what]()
    except AnotherIsBuilding:
        print(gettext("Another process builds the census just now."))
    return 0


def _build() -> None:
    base = build_base(fetch_at_once)
    print(gettext("The census stands at entry %(seq)s.") % {"seq": base.seq})


def _keep_milestones() -> None:
    for stand, of in keep_milestones(fetch_at_once):
        _tell_milestones(stand, of)


def _tell() -> None:
    standing, head = standing_base(), head_of_register()
    if standing is None or standing.epoch != head.epoch:
        print(gettext("No base of the census stands; the next question that needs one has it built."))
        return
    print(
        gettext("The census stands at entry %(base)s; the register at %(head)s.")
        % {"base": standing.seq, "head": head.seq}
    )
    _tell_milestones(*milestones_that_stand())


def _tell_milestones(stand: int, of: int) -> None:
    print(gettext("%(stand)s of %(of)s milestones stand.") % {"stand": stand, "of": of}, flush=True)


_DONE: dict[str, Callable[[], None]] = {"build": _build, "milestones": _keep_milestones, "status": _tell}
