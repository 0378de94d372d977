"""List, show, sign and export the official tables at the terminal."""

import argparse
import io
from pathlib import Path

from django.utils.translation import gettext

from chibo.config.command import tables_explained, tables_shown
from chibo.config.command.instants import instant
from chibo.config.installation import require_register
from chibo.figures.api import (
    EditionNotFound,
    FilledTable,
    Period,
    definitions,
    editions_of,
    filling,
    opened_cell,
    period_of,
    sign_table,
    signed_table,
)
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.papers.tables.api import ENDINGS, write_package, write_table
from chibo.register.decisions.api import Basis
from chibo.register.units.api import FoundUnit, children_of, find_unit
from chibo.trust.access.api import Permission, Scope, scope_of
from chibo.trust.audit.api import recorded_at_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do, which table, of what, for which period."""
    does = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    listed = does.add_parser("list", help=gettext("the tables there are, and what was signed of a unit"))
    listed.add_argument("--unit", help=gettext("code of the unit, or its name if no other bears it"))
    shown = does.add_parser("show", help=gettext("a table with its checks"))
    _asked(shown)
    shown.add_argument("--format", choices=("table", "json", "csv"), default="table")
    shown.add_argument(
        "--explain", metavar="ROW:COLUMN", help=gettext("open one number: what it counts, its parts and how many rows")
    )
    signed = does.add_parser("sign", help=gettext("freeze a table as it stands; anew after a correction"))
    _asked(signed, is_signing=True)
    signed.add_argument("--reason", default="", help=gettext("why it is signed with broken checks, or signed anew"))
    exported = does.add_parser("export", help=gettext("write a table, or all of them, into a file"))
    _asked(exported)
    exported.add_argument("--format", choices=tuple(ENDINGS), help=gettext("else by the ending of the file's name"))
    exported.add_argument("--to", type=Path, required=True, metavar="FILE", help=gettext("the file; .zip for several"))
    exported.add_argument("--children", action="store_true", help=gettext("with those of each unit directly below"))


def _asked(parser: argparse.ArgumentParser, *, is_signing: bool = False) -> None:
    numbers = ", ".join(dict.fromkeys(number for number, _ in definitions()))
    parser.add_argument(
        "number", metavar="CODE", help=gettext("number of the table, or all: %(numbers)s") % {"numbers": numbers}
    )
    parser.add_argument("--unit", required=True, help=gettext("code of the unit, or its name if no other bears it"))
    parser.add_argument("--period", required=True, type=str, help=gettext("a year or its first half: 2024, 2024-H1"))
    parser.add_argument("--version", help=gettext("another version of the form than the one then in force"))
    if not is_signing:
        parser.add_argument("--known-at", type=instant, metavar="INSTANT", help=gettext("as the register knew it then"))
        parser.add_argument("--edition", help=gettext("as signed: last, or the number of an edition"))


def run(arguments: argparse.Namespace) -> int:
    """Do it; 2 where a check of a table shown is broken."""
    require_register()
    return _DOES[arguments.what](arguments)


def _list(arguments: argparse.Namespace) -> int:
    unit = _unit(arguments.unit, Period(SystemClock().today().year)) if arguments.unit else None
    tables_shown.write_list(definitions().values(), editions_of(unit.id if unit else None))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    if arguments.explain:
        return _explain(arguments)
    period = period_of(arguments.period)
    unit = _unit(arguments.unit, period)
    is_broken = False
    with filling(arguments.known_at, arguments.version) as tables:
        for number in _numbers(arguments.number, period):
            filled = tables.table(number, unit.id, period)
            if arguments.edition:
                filled = _signed(filled, arguments.edition)
            checks = tables.checks(filled)
            is_broken |= any(one.outcome == "broken" for one in checks)
            before = signed_table(filled.definition.number, unit.id, period) if filled.edition is None else None
            tables_shown.WRITERS[arguments.format](filled, checks, before)
    return 2 if is_broken else 0


def _explain(arguments: argparse.Namespace) -> int:
    """Open one number, of an edition as known when it was signed."""
    row, column = tables_explained.place_of(arguments.explain)
    period = period_of(arguments.period)
    unit = _unit(arguments.unit, period)
    known_at = arguments.known_at
    signed = None
    if arguments.edition:
        signed = _edition(arguments.number, unit.id, period, arguments.edition)
        known_at = recorded_at_of(signed.known_seq)
    with filling(known_at, arguments.version) as tables:
        filled = signed or tables.table(arguments.number, unit.id, period)
        opened = opened_cell(tables, filled, row, column)
    tables_explained.write_explained(opened, _scope(), arguments.format)
    return 0


def _sign(arguments: argparse.Namespace) -> int:
    period = period_of(arguments.period)
    unit = _unit(arguments.unit, period)
    for number in _numbers(arguments.number, period):
        edition = sign_table(
            number=number,
            unit=unit.id,
            period=period,
            version=arguments.version,
            reason=arguments.reason,
            basis=Basis("table", f"{number} {period}"),
            by=OPERATOR,
        )
        print(gettext("Table %(number)s is signed, edition %(edition)s.") % {"number": number, "edition": edition})
        tables_shown.write_difference(number, unit.id, period, edition)
    return 0


def _export(arguments: argparse.Namespace) -> int:
    period = period_of(arguments.period)
    unit = _unit(arguments.unit, period)
    units = [unit.id]
    if arguments.children:
        units += [line.id for line in children_of(unit.id, on=period.on)]
    filled: list[FilledTable] = []
    with filling(arguments.known_at, arguments.version) as tables:
        tables.take_in(units)
        for one in units:
            for number in _numbers(arguments.number, period):
                found = tables.table(number, one, period)
                filled.append(_signed(found, arguments.edition) if arguments.edition else found)
    held = io.BytesIO()
    if arguments.to.suffix == ".zip":
        write_package(held, filled, arguments.format or "xlsx")
    else:
        write_table(held, filled, arguments.format or arguments.to.suffix.removeprefix("."))
    arguments.to.write_bytes(held.getvalue())
    print(gettext("%(count)s tables written to %(file)s.") % {"count": len(filled), "file": arguments.to})
    return 0


def _numbers(asked: str, period: Period) -> list[str]:
    if asked.lower() != "all":
        return [asked]
    return list(dict.fromkeys(number for (number, _), one in definitions().items() if period.length in one.periods))


def _signed(filled: FilledTable, edition: str) -> FilledTable:
    return _edition(filled.definition.number, filled.unit.id, filled.period, edition)


def _edition(number: str, unit: int, period: Period, edition: str) -> FilledTable:
    asked = None if edition == "last" else int(edition) if edition.isascii() and edition.isdigit() else -1
    found = signed_table(number.upper(), unit, period, asked)
    if found is None:
        raise EditionNotFound(number, edition)
    return found


def _unit(text: str, period: Period) -> FoundUnit:
    """Find the unit as it is called on the last day of the period, else as on its first."""
    return find_unit(text, on=period.on, scope=_scope())


def _scope() -> Scope:
    return scope_of(OPERATOR, Permission.READ_FIGURES, on=SystemClock().today())


_DOES = {"list": _list, "show": _show, "sign": _sign, "export": _export}
