"""Build the census ahead, or say which base of it stands."""

import argparse

from django.utils.translation import gettext

from chibo.config.census_fetching import fetch_at_once
from chibo.config.installation import require_register
from chibo.figures.api import AnotherIsBuilding, build_base, head_of_register, standing_base


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done."""
    parser.add_argument("what", choices=("build", "status"), help=gettext("build a base, or say which one stands"))


def run(arguments: argparse.Namespace) -> int:
    """Build, or tell; 0 also where another process builds already."""
    require_register()
    if arguments.what == "build":
        try:
            base = build_base(fetch_at_once)
        except AnotherIsBuilding:
            print(gettext("Another process builds the census just now."))
            return 0
        print(gettext("The census stands at entry %(seq)s.") % {"seq": base.seq})
        return 0
    standing, head = standing_base(), head_of_register()
    if standing is None or standing.epoch != head.epoch:
        print(gettext("No base of the census stands; the next question that needs one has it built."))
        return 0
    print(
        gettext("The census stands at entry %(base)s; the register at %(head)s.")
        % {"base": standing.seq, "head": head.seq}
    )
    return 0
