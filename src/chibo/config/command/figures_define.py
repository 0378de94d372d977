"""Define indicators of the office's own, from a file."""

import argparse
from pathlib import Path

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.installation import require_register
from chibo.figures.api import Change, Defined, define_indicators, forget_indicator
from chibo.kernel.actors import OPERATOR
from chibo.kernel.wording import gettext_noop

CHANGES = {
    Change.NEW: gettext_noop("new"),
    Change.CHANGED: gettext_noop("changed"),
    Change.SAME: gettext_noop("as it was"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, or the code to forget."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, help=gettext("TOML file with [[indicator]] tables"))
    what.add_argument("--forget", metavar="CODE", help=gettext("take an indicator of the office out of use"))
    parser.add_argument("--reason", default="", help=gettext("why, for the entry in the register"))
    parser.add_argument("--dry-run", action="store_true", help=gettext("only say what would become of it"))


def run(arguments: argparse.Namespace) -> int:
    """Define them, and say what became of each; where one is at fault none is defined."""
    require_register()
    if arguments.forget:
        forget_indicator(arguments.forget, by=OPERATOR, reason=arguments.reason)
        return 0
    content = read_file(arguments.file)
    told = define_indicators(content, by=OPERATOR, reason=arguments.reason, is_rehearsal=arguments.dry_run)
    Console().print(_table(told))
    if arguments.dry_run:
        Console().print(gettext("Nothing was written: this was a rehearsal."))
    return 0


def read_file(file: Path) -> bytes:
    """Read a file that somebody named; argparse words its refusal."""
    try:
        return file.read_bytes()
    except OSError as trouble:
        raise SystemExit(f"chibo: {file}: {trouble.strerror}") from trouble


def _table(told: tuple[Defined, ...]) -> Table:
    language = get_language() or "vi"
    table = Table(gettext("code"), gettext("name"), gettext("version"), gettext("what becomes of it"))
    for one in told:
        name = escape(one.indicator.named(language))
        table.add_row(one.indicator.code, name, str(one.version), gettext(CHANGES[one.change]))
    return table
