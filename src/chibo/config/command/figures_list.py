"""List the indicators there are, shipped and of the office's own, or say all of one."""

import argparse
import json
import sys

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.installation import require_register
from chibo.figures.api import BY_CODE, Indicator, indicator_of, kept_indicators
from chibo.kernel.inert_texts import InertWriter

COLUMNS = ("code", "name", "population", "measure", "unit", "basis", "origin")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which one, and how to print them."""
    parser.add_argument("code", nargs="?", help=gettext("only this one"))
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")


def run(arguments: argparse.Namespace) -> int:
    """Print them."""
    require_register()
    if arguments.code:
        told = [_line(indicator_of(arguments.code))]
    else:
        told = [_line(one) for one in (*BY_CODE.values(), *kept_indicators().values())]
    WRITERS[arguments.format](told)
    return 0


def _line(one: Indicator) -> dict[str, str]:
    language = get_language() or "vi"
    origin = gettext("shipped") if one.code in BY_CODE else gettext("of the office")
    values = (
        one.code, one.named(language), one.population, one.measure.value, one.counted_in(language),
        one.explained(language), origin,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _write_json(told: list[dict[str, str]]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _write_csv(told: list[dict[str, str]]) -> None:
    InertWriter(sys.stdout).write_under(COLUMNS, told)


def _write_table(told: list[dict[str, str]]) -> None:
    table = Table(*(column for column in COLUMNS if column != "basis" or len(told) == 1))
    for line in told:
        table.add_row(*(escape(text) for column, text in line.items() if column != "basis" or len(told) == 1))
    Console().print(table)


WRITERS = {"json": _write_json, "csv": _write_csv, "table": _write_table}
