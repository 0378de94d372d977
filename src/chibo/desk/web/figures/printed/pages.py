"""Show the form for printed figures, and what becomes of each of its lines; give the same as a file."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from chibo.desk.web.figures.printed.asking import PrintedForm, rows_of
from chibo.desk.web.figures.printed.example import example_of
from chibo.desk.web.figures.printed.exporting import FILES
from chibo.desk.web.figures.printed.telling import counts_of, lines_shown
from chibo.desk.web.figures.printed.words import columns_shown
from chibo.desk.web.figures.words import language
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import current_unit, units_granted
from chibo.figures.api import (
    INDICATORS,
    Checked,
    FileRefused,
    LinesRefused,
    TooMuchToAsk,
    check_printed,
    kept_indicators,
)
from chibo.trust.access.api import Permission

MOST_LINES = 300
# A few seconds' worth; what is left out then is said, and the command has no such bound.
MOST_QUESTIONS = 2_000
_SHOWN = 200


def show(request: HttpRequest) -> HttpResponseBase:
    """Show the form; of rows that were sent, each line with its verdict, or each fault with its place."""
    reader = reader_of(request)
    if not reader.scope(Permission.READ_FIGURES):
        raise Http404
    known = request.GET.get("known_at", "") if reader.known_at else ""
    faults: list[str] = []
    checked: Sequence[Checked] | None = None
    if request.method == "POST":
        form = PrintedForm(request.POST, request.FILES)
        if form.is_valid():
            faults = _take_file(form)
            checked = None if faults else _checked(form, reader, faults)
        if checked is not None and (file := FILES.get(request.POST.get("as", ""))):
            return file(lines_shown(checked, reader, known))
    else:
        form = PrintedForm(initial={"lines": _example(request, reader)})
    content = {"section": "figures_check", "form": form, "faults": faults[:_SHOWN], "faulty": len(faults), **_beside()}
    if checked is not None:
        content |= {"lines": lines_shown(checked, reader, known), "tiles": counts_of(checked)}
    status = 422 if form.errors or faults else 200
    return render(request, "desk/figures/printed.html", content, status=status)


def _take_file(form: PrintedForm) -> list[str]:
    """Put the rows of a file in the place of those that were pasted; what is wrong with it is given instead."""
    file = form.cleaned_data["file"]
    if file is None:
        return []
    text, refusals = rows_of(file)
    if not refusals:
        form.cleaned_data["lines"] = text
        form.data = {"lines": text}
    return [one.said(_) for one in refusals]


def _checked(form: PrintedForm, reader: Reader, faults: list[str]) -> Sequence[Checked] | None:
    """Check the rows; what cannot be read is told among the faults, and what is wrong as a whole at the field."""
    try:
        return check_printed(
            form.cleaned_data["lines"].encode(),
            scope=reader.scope(Permission.READ_FIGURES),
            known_at=reader.known_at,
            most_lines=MOST_LINES,
            most_questions=MOST_QUESTIONS,
        )
    except LinesRefused as refused:
        faults += [fault.said(_) for fault in refused.faults]
    except (FileRefused, TooMuchToAsk) as refused:
        form.add_error("lines", refused.said(_))
    return None


def _example(request: HttpRequest, reader: Reader) -> str:
    unit = current_unit(request, units_granted(reader)) if "example" in request.GET else None
    return example_of(unit, reader) if unit else ""


def _beside() -> dict[str, object]:
    """Say which columns there are, which are needed, and which indicators."""
    known = [(one.code, one.named(language())) for one in (*INDICATORS, *kept_indicators().values())]
    return {
        "columns": columns_shown(),
        "indicators": sorted(known),
        "most_lines": MOST_LINES,
    }
