"""Read the actions of a draft from a table in a file; give the template of the table."""

import io
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import xlsxwriter
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.export import SHEET
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.reorganisations.actions import redrafted
from chibo.desk.web.reorganisations.loading import reorganisation_to_order
from chibo.desk.web.reorganisations.pages import frame
from chibo.desk.web.reorganisations.split_lists import SplitLists
from chibo.desk.web.reorganisations.table_cells import rows_in
from chibo.desk.web.reorganisations.table_rows import KINDS_READ, actions_from
from chibo.desk.web.words import coded
from chibo.exchange.reading.api import Limits, Refusal, read_files
from chibo.kernel.code_lists import codes_of
from chibo.kernel.sheets import Form
from chibo.register.reorganisations.api import (
    Action,
    Found,
    Merge,
    ReorganisationLine,
    ReorganisationNotSeen,
    actions_of,
    digest_of,
    things_to_share,
    units_called,
)
from chibo.register.reorganisations.sheets import LISTS, TABLE
from chibo.trust.access.api import Permission

SHOWN = 200
SUFFIXES = {".xlsx", ".csv"}
INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def explained(key: str) -> str:
    """Say what stands in a column of the table."""
    sentences = {
        "action": _("What happens; left open: merged, absorbed or founded, as the row shows."),
        "successor": _("Name of the new unit, or code or name of the one that goes on."),
        "predecessors": _("Codes or names of what it is made of, one a line or with semicolons between."),
        "parent": _("Code or name of what it stands under."),
        "unit_kind": _("Kind of the new unit."),
        "code": _("Code that the unit bears afterwards."),
        "commune_code": _("Commune in which what it serves lies afterwards."),
        "on": _("Effective day; left open: that of the reorganisation."),
        "unit": _("Code or name of the unit that is split."),
        "part": _("Name of the part it goes to, as the first sheet founds it."),
        "children": _("Codes or names of units below it, with semicolons between."),
        "areas": _("Names of villages that it, or a unit right under it, serves."),
        "member": _("Name of a member whom it counts."),
        "born": _("Day of birth, where several bear the name."),
        "places": _("Codes or names of cells: the members introduced there at their residence."),
    }
    return sentences[key]


class TableForm(forms.Form):
    """The file, and whether its actions come after those there are or in their place."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) or a CSV file."),
        allow_empty_file=False,
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Actions there are"),
        choices=[
            ("replace", gettext_lazy("The table takes their place")),
            ("add", gettext_lazy("The table comes after them")),
        ],
        widget=forms.RadioSelect,
        initial="replace",
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """See that the file may be a table at all."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if Path(file.name or "").suffix.lower() not in SUFFIXES:
            told = _("“%(file)s” is neither .xlsx nor .csv. Save the table as one of these.")
            raise ValidationError(told % {"file": (file.name or "")[:100]})
        if (file.size or 0) > Limits().packed_bytes:
            raise ValidationError(_("The file is larger than 20 MB. Split the table."))
        return file


def read(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show the form, or read the file: its actions become those of the draft, or each cell that is wrong is named."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    form = TableForm(request.POST or None, request.FILES or None)
    refusals: list[Refusal] = []
    actions = actions_of(line.id)
    if request.method == "POST" and form.is_valid():
        kept = actions if form.cleaned_data["place"] == "add" else ()
        made, refusals = _read(form.cleaned_data["file"], line, kept, reader)
        if not refusals:
            fault = redrafted(request, line, [*kept, *made], actions, reader)
            if not fault:
                return HttpResponseRedirect(reverse("desk:reorganisation", args=[line.public_id]))
            form.add_error(None, fault)
    content = {
        **frame(line, "desk:reorganisation"),
        "form": form,
        "digest": digest_of(actions),
        "refusals": [(one.said_place(_), one.said_rule(_), one.said_remedy(_)) for one in refusals[:SHOWN]],
        "refused": len(refusals),
        "columns": [(column, explained(column.key)) for column in TABLE.columns],
        "list_columns": [(column, explained(column.key)) for column in LISTS.columns],
        "lists_name": LISTS.names[0],
    }
    status = 422 if form.errors or refusals else 200
    return render(request, "desk/reorganisations/table.html", content, status=status)


def template(request: HttpRequest) -> FileResponse:
    """Give the empty table with its headings, its lists and one row as an example."""
    if not reader_of(request).scope(Permission.REORGANISE):
        raise ReorganisationNotSeen(request.path)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **INERT}) as book:
        sheet, parts = book.add_worksheet(TABLE.names[0]), book.add_worksheet(LISTS.names[0])
        lists = book.add_worksheet("Danh mục")
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for one in (sheet, parts):
            one.freeze_panes(1, 0)
        for number, column in enumerate(LISTS.columns):
            parts.set_column(number, number, 28 if column.form is not Form.DATE else 14, text)
            parts.write_string(0, number, column.headings[0], heading)
        for number, column in enumerate(TABLE.columns):
            sheet.set_column(number, number, 28 if column.form is not Form.DATE else 14, text)
            sheet.write_string(0, number, column.headings[0], heading)
            sheet.write_string(1, number, column.example, text)
            if column.form is Form.CODE:
                offered = KINDS_READ if column.key == "action" else set(codes_of(column.code_list))
                words = [
                    coded(column.code_list, code) or code for code in codes_of(column.code_list) if code in offered
                ]
                lists.write_column(0, number, words)
                letter = chr(ord("A") + number)
                source = f"='Danh mục'!${letter}$1:${letter}${len(words)}"
                sheet.data_validation(
                    1, number, 10_000, number, {"validate": "list", "source": source, "error_type": "warning"}
                )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="sap-xep.xlsx", content_type=SHEET)


def _read(
    file: "UploadedFile[Any]", line: ReorganisationLine, kept: tuple[Action, ...], reader: Reader
) -> tuple[list[Action], list[Refusal]]:
    """Read the file in a process of its own that has nothing, then make its rows actions."""
    with tempfile.TemporaryDirectory(prefix="chibo-table-") as folder:
        into = Path(folder) / "read"
        into.mkdir()
        path = Path(folder) / Path(file.name or "table.xlsx").name[-100:]
        with path.open("wb") as written:
            for chunk in file.chunks():
                written.write(chunk)
        reading = read_files([path], sheets=(TABLE, LISTS), into=into)
        if reading.refusals:
            return [], list(reading.refusals)
        taken = [one.label for one in kept if isinstance(one, Found | Merge)]
        scope = reader.scope(Permission.REORGANISE)
        return actions_from(
            rows_in(reading.sheets, TABLE),
            on=line.effective_on,
            taken=taken,
            lookup=lambda texts: units_called(texts, on=line.effective_on, scope=scope),
            lists=SplitLists(rows_in(reading.sheets, LISTS), lambda unit: things_to_share(unit, on=line.effective_on)),
        )
