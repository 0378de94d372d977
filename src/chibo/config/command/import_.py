"""Take spreadsheets into the register, list what was taken in, and take it back."""

import argparse
import json
from datetime import date
from pathlib import Path

from django.utils.translation import get_language, gettext
from rich.console import Console

from chibo.config.command.import_shown import bar, print_imports, print_outcome
from chibo.config.installation import prepare, require_register
from chibo.exchange.error_workbook.api import write_error_workbook
from chibo.exchange.importing.api import ImportRefused, Outcome, import_files, imports_made, undo_import
from chibo.exchange.reading.api import load_mapping
from chibo.exchange.template.api import write_template
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do: register, template, list or undo."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="WHAT")
    register = deeds.add_parser("register", help=gettext("take files into the register, all or nothing"))
    register.add_argument("files", nargs="+", type=Path, metavar="FILE", help=gettext("workbooks (.xlsx) or CSV files"))
    register.add_argument("--dry-run", action="store_true", help=gettext("only show what would change"))
    register.add_argument(
        "--map", type=Path, metavar="FILE", help=gettext("mapping file: what headings and words mean")
    )
    register.add_argument(
        "--accept-name-matches",
        action="store_true",
        help=gettext("take people for the same by name, day of birth and cell"),
    )
    register.add_argument("--correct", action="store_true", help=gettext("mend what is recorded otherwise on its day"))
    register.add_argument("--on", type=_day, metavar="DATE", help=gettext("the day the files speak of; else today"))
    register.add_argument("--reason", default="", help=gettext("why, in words; kept with the entry"))
    register.add_argument("--json", action="store_true", help=gettext("answer for a program"))
    register.add_argument("--errors", type=Path, metavar="FILE", help=gettext("write the rows back, errors marked"))
    template = deeds.add_parser("template", help=gettext("write the workbook to fill in"))
    template.add_argument("file", type=Path, metavar="FILE")
    template.add_argument("--language", choices=("vi", "en"), help=gettext("language of the explanations"))
    listing = deeds.add_parser("list", help=gettext("list the imports made"))
    listing.add_argument("--json", action="store_true", help=gettext("answer for a program"))
    undo = deeds.add_parser("undo", help=gettext("take an import back while nothing later rests on it"))
    undo.add_argument("number", type=int, metavar="N", help=gettext("number of the import, as listed"))
    undo.add_argument("--reason", default="", help=gettext("why, in words; kept with the entry"))


def run(arguments: argparse.Namespace) -> int:
    """Do it: 0 done, 1 refused."""
    return {"register": _register, "template": _template, "list": _list, "undo": _undo}[arguments.deed](arguments)


def _register(arguments: argparse.Namespace) -> int:
    prepare()
    console = Console(highlight=False, stderr=arguments.json)
    try:
        with bar(console) as on_progress:
            outcome = import_files(
                arguments.files,
                on=arguments.on or SystemClock().today(),
                asked_on=SystemClock().today(),
                by=OPERATOR,
                reason=arguments.reason,
                mapping=load_mapping(arguments.map) if arguments.map else None,
                dry_run=arguments.dry_run,
                accept_name_matches=arguments.accept_name_matches,
                correct=arguments.correct,
                on_progress=on_progress,
            )
    except ImportRefused as refused:
        outcome = refused.outcome
    if arguments.json:
        print(json.dumps(_as_json(outcome, dry_run=arguments.dry_run), ensure_ascii=False, indent=2))
    else:
        print_outcome(console, outcome, dry_run=arguments.dry_run)
    if outcome.refusals and arguments.errors:
        _give_back(arguments, outcome, console)
    return 1 if outcome.refusals else 0


def _give_back(arguments: argparse.Namespace, outcome: Outcome, console: Console) -> None:
    """Write one workbook of errors for each file that has any; a number before the ending tells several apart."""
    named: Path = arguments.errors
    faulty = [file for file in arguments.files if any(refusal.file == file.name for refusal in outcome.refusals)]
    for place, file in enumerate(faulty, start=1):
        target = named if len(faulty) == 1 else named.with_stem(f"{named.stem}-{place}")
        write_error_workbook(file, outcome.refusals, target)
        console.print(gettext("The rows with their errors marked: %(file)s") % {"file": target})


def _as_json(outcome: Outcome, *, dry_run: bool) -> dict[str, object]:
    remarks = {
        kind: [{**remark.as_json(), "said": remark.said(gettext)} for remark in found]
        for kind, found in (("refusals", outcome.refusals), ("warnings", outcome.warnings))
    }
    return {
        "dry_run": dry_run,
        "import": outcome.import_id,
        "entry": outcome.entry_id,
        "plan": outcome.plan.as_json(),
        **remarks,
        "left_aside": [dict(zip(("file", "sheet", "heading"), one, strict=True)) for one in outcome.left_aside],
    }


def _template(arguments: argparse.Namespace) -> int:
    write_template(arguments.file, language=arguments.language or (get_language() or "vi")[:2])
    print(gettext("The template is written: %(file)s") % {"file": arguments.file})
    return 0


def _list(arguments: argparse.Namespace) -> int:
    require_register()
    made = imports_made()
    if arguments.json:
        print(json.dumps([one.as_json() for one in made], ensure_ascii=False, indent=2))
    else:
        print_imports(Console(highlight=False), made)
    return 0


def _undo(arguments: argparse.Namespace) -> int:
    require_register()
    withdrawal = undo_import(arguments.number, reason=arguments.reason, by=OPERATOR)
    print(
        gettext("Import %(import)s is undone by entry %(entry)s.")
        % {"import": arguments.number, "entry": withdrawal.pk}
    )
    return 0


def _day(text: str) -> date:
    try:
        given = parse_partial_date(text)
    except DateNotUnderstood as trouble:
        raise argparse.ArgumentTypeError(trouble.said(gettext)) from trouble
    if given.on is None or given.precision is not Precision.DAY:
        raise argparse.ArgumentTypeError(gettext("write a whole day, such as 17/05/2024 or 2024-05-17"))
    return given.on
