"""Hold printed figures against the register and against each other."""

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.config.command.figures_define import read_file
from chibo.config.installation import require_register
from chibo.figures.api import FIT_WORDS, VERDICT_WORDS, Checked, Verdict, check_printed
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.kernel.inert_texts import InertWriter
from chibo.kernel.numbers import format_number
from chibo.trust.access.api import Permission, scope_of

STYLES = {Verdict.CONFIRMED: "green", Verdict.DIFFERS: "red", Verdict.CONTRADICTED: "yellow"}
COLUMNS = (
    "line", "article", "code", "figure", "verdict", "fit", "printed", "register", "difference", "numerator",
    "denominator", "from", "on", "against", "notes", "in_print",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and which lines to print how."""
    parser.add_argument("file", type=Path, help=gettext("TSV or CSV file with the columns article, figure, value …"))
    parser.add_argument("--article", action="append", default=[], help=gettext("only lines of this article"))
    parser.add_argument("--all", action="store_true", help=gettext("in the table, also lines that are not figures"))
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")


def run(arguments: argparse.Namespace) -> int:
    """Print what becomes of each line; 1 where one differs that no other printed line contradicts."""
    require_register()
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())
    checked = check_printed(read_file(arguments.file), scope=scope)
    told = [one for one in checked if not arguments.article or one.line.article in arguments.article]
    if arguments.format == "json":
        print(json.dumps([_object(one) for one in told], ensure_ascii=False, indent=2))
    elif arguments.format == "csv":
        _write_csv(told)
    else:
        _write_table(told, with_all=arguments.all)
    return 1 if any(one.verdict is Verdict.DIFFERS for one in told) else 0


def _object(one: Checked) -> dict[str, object]:
    answer, line = one.answer, one.line
    values = (
        line.number, line.article, line.code, line.figure, one.verdict.value, one.fit and one.fit.value,
        _number(line.value), _number(answer.value if answer else None), _number(one.difference),
        _number(answer.numerator if answer else None), _number(answer.denominator if answer else None),
        answer and answer.when.since and answer.when.since.isoformat(), answer and answer.when.on.isoformat(),
        list(one.against), [note.said(gettext) for note in one.notes],
        [note.said(gettext) for note in one.in_print],
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _write_csv(told: list[Checked]) -> None:
    writer = InertWriter(sys.stdout)
    writer.writerow(COLUMNS)
    for one in told:
        line = _object(one) | {"against": " ".join(map(str, one.against))}
        line["notes"], line["in_print"] = (
            " · ".join(note.said(gettext) for note in some) for some in (one.notes, one.in_print)
        )
        writer.writerow(["" if value is None else value for value in line.values()])


def _write_table(told: list[Checked], *, with_all: bool) -> None:
    table = Table(gettext("line"), gettext("printed"), gettext("verdict"), gettext("register"), gettext("what it says"))
    for one in told:
        if with_all or one.verdict not in (Verdict.NOT_HELD, Verdict.NO_FIGURE) or one.in_print:
            table.add_row(*_line(one))
    console = Console(highlight=False)
    console.print(table)
    for verdict in Verdict:
        count = sum(one.verdict is verdict for one in told)
        console.print(f"{gettext(VERDICT_WORDS[verdict])}: {count}")


def _line(one: Checked) -> tuple[str, ...]:
    line, style = one.line, STYLES.get(one.verdict, "dim")
    fit = f" ({gettext(FIT_WORDS[one.fit])})" if one.fit else ""
    notes = [str(one.answer.when)] if one.answer else []
    notes += [escape(note.said(gettext)) for note in (*one.notes, *one.in_print)]
    return (
        f"{line.number} {escape(line.article)}",
        f"{escape(line.figure)} {escape(line.unit)}",
        f"[{style}]{gettext(VERDICT_WORDS[one.verdict])}[/]{fit}",
        _spoken(one),
        "\n".join(notes),
    )


def _spoken(one: Checked) -> str:
    if one.answer is None:
        return "–"
    language = get_language() or "vi"
    decimals = 0 if one.answer.value.denominator == 1 else 2
    told = format_number(one.answer.value, language, decimals=decimals)
    if one.verdict in (Verdict.DIFFERS, Verdict.CONTRADICTED) and one.difference:
        sign = "+" if one.difference > 0 else ""
        told += f" ({sign}{format_number(one.difference, language, decimals=decimals)})"
    return told
