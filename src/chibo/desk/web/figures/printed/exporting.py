"""Give what became of printed lines as a file: every number as a number, every text as a text."""

import io
import tempfile
from collections.abc import Callable, Sequence
from fractions import Fraction

import xlsxwriter
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from chibo.desk.web.export import SHEET
from chibo.desk.web.figures.printed.telling import LineShown
from chibo.kernel.inert_texts import InertWriter

_WIDTHS = (7, 12, 18, 30, 24, 36, 22, 14, 14, 14, 18, 70)


def workbook(lines: Sequence[LineShown]) -> HttpResponseBase:
    """Write the lines into a workbook."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    # Inert: a text stays a text, whatever it begins with.
    book = xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet(_("Printed figures"))
    heading, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, wrapped if column == len(_WIDTHS) - 1 else None)
    sheet.write_row(0, 0, _headings(), heading)
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for row, line in enumerate(lines, start=1):
        for column, cell in enumerate(_cells(line)):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, float(cell))
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_name()}.xlsx", content_type=SHEET)


def table(lines: Sequence[LineShown]) -> HttpResponseBase:
    """Write the lines as CSV; what is not whole stands as a fraction, so that nothing is rounded."""
    text = io.StringIO()
    writer = InertWriter(text)
    writer.writerow(_headings())
    for line in lines:
        writer.writerow(_cells(line))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name()}.csv"'
    return response


FILES: dict[str, Callable[[Sequence[LineShown]], HttpResponseBase]] = {"xlsx": workbook, "csv": table}


def _headings() -> tuple[str, ...]:
    return (
        _("Line"), _("Article"), _("Printed"), _("What is counted"), _("Verdict"), _("Unit"), _("Day or span"),
        _("In the register"), _("Difference"), _("Fit"), _("Contradicts line"), _("What there is to say"),
    )  # fmt: skip


def _cells(line: LineShown) -> tuple[str | int | Fraction | None, ...]:
    return (
        line.number, line.article, line.figure, line.what, line.verdict, line.unit, line.when, line.value,
        line.difference, line.fit, ", ".join(map(str, line.against)), "\n".join(line.says),
    )  # fmt: skip


def _name() -> str:
    return _("printed-figures-checked")
