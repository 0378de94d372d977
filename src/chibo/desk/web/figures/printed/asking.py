"""Take printed figures from a form: pasted rows, or a file that is read in a process of its own."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.exchange.reading.api import Limits, Refusal, columns_of, read_files, unescaped
from chibo.figures.indicators.sheets import PRINTED

LONGEST_TEXT = 400_000
LARGEST_FILE = 2 * 1024 * 1024
SUFFIXES = {".xlsx", ".csv", ".tsv"}
# A page waits for its answer, and others wait behind it.
LIMITS = Limits(packed_bytes=LARGEST_FILE, rows=2_000, cpu_seconds=10, wall_seconds=20)


class PrintedForm(forms.Form):
    """The rows, pasted or in a file."""

    lines = forms.CharField(
        label=gettext_lazy("Rows, with their headings in the first"),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off", "class": "table-text"}),
        help_text=gettext_lazy("Pasted from Excel, or with tabs, semicolons or commas between."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy(".xlsx, .csv or .tsv, 2 MB at most; its rows take the place of those above."),
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(SUFFIXES))}),
    )

    def clean_file(self) -> "UploadedFile[Any] | None":
        """See that the file may be a table at all."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if Path(file.name or "").suffix.lower() not in SUFFIXES:
            told = _(
                "“%(file)s” is neither .xlsx nor .csv nor .tsv. Save the table as one of these, or paste its rows."
            )
            raise ValidationError(told % {"file": (file.name or "")[:100]})
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 2 MB. Divide it."))
        return file

    def clean(self) -> dict[str, Any]:
        """See that there is something to check."""
        if not self.errors and not self.cleaned_data.get("file") and not self.cleaned_data.get("lines", "").strip():
            self.add_error("lines", _("There is nothing to check. Paste rows with their headings, or choose a file."))
        return self.cleaned_data


def rows_of(file: "UploadedFile[Any]") -> tuple[str, list[Refusal]]:
    """Read the file in a process of its own that has nothing; give its rows as if pasted, or what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="chibo-printed-") as folder:
        into = Path(folder) / "read"
        into.mkdir()
        path = Path(folder) / Path(file.name or "table.csv").name[-100:]
        with path.open("wb") as written:
            for chunk in file.chunks():
                written.write(chunk)
        reading = read_files([path], sheets=(PRINTED,), into=into, limits=LIMITS)
        if reading.refusals:
            return "", list(reading.refusals)
        text = io.StringIO(newline="")
        table = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        names = columns_of(PRINTED)
        for sheet in reading.sheets[:1]:
            kept = [column for column in PRINTED.columns if column.key in sheet.present]
            table.writerow([column.headings[0] for column in kept])
            with sheet.copy_file.open(encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    values = dict(zip(names, map(unescaped, line.rstrip("\n").split("\t")), strict=True))
                    table.writerow([values[column.key] for column in kept])
        return text.getvalue(), []
