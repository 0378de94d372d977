"""Say figures from outside the register, from a CSV file."""

import argparse
from pathlib import Path

from django.utils.translation import gettext

from chibo.config.command.figures_define import read_file
from chibo.config.installation import require_register
from chibo.figures.api import say_outside_figures
from chibo.kernel.actors import OPERATOR


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    columns = "kind,indicator,unit,from,until,value,source"
    parser.add_argument("file", type=Path, help=gettext("CSV file with the columns %(columns)s") % {"columns": columns})
    parser.add_argument("--dry-run", action="store_true", help=gettext("only say what would become of it"))


def run(arguments: argparse.Namespace) -> int:
    """Let them hold, and say how many they are; where one is at fault none holds."""
    require_register()
    count = say_outside_figures(read_file(arguments.file), by=OPERATOR, is_rehearsal=arguments.dry_run)
    print(gettext("%(count)s figures from outside hold.") % {"count": count})
    return 0
