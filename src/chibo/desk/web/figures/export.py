"""Give an answer of the explorer as a file: what was asked stands on top, and every number as a number."""

import io
import tempfile

import xlsxwriter
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chibo.desk.web.export import SHEET
from chibo.desk.web.figures.answers import Answer, Number
from chibo.desk.web.figures.asking import Asked, asked_of
from chibo.desk.web.figures.conditions import in_words
from chibo.desk.web.figures.drawn import title_of
from chibo.desk.web.figures.explorer import answer_for
from chibo.desk.web.figures.words import language, without_in_words
from chibo.desk.web.reader import reader_of
from chibo.kernel.inert_texts import InertWriter


def workbook(request: HttpRequest) -> FileResponse:
    """Write the table into a workbook."""
    asked, answer = _answered(request)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    # Inert: a text stays a text, whatever it begins with.
    book = xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet(_("Figures"))
    bold, heading = book.add_format({"bold": True, "font_size": 13}), book.add_format({"bold": True, "bottom": 1})
    whole, broken = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "#,##0.00"})
    top = _told(asked, answer)
    for row, text in enumerate(top):
        sheet.write_string(row, 0, text, bold if row == 0 else None)
    heads = (*answer.heads, *answer.columns)
    sheet.set_column(0, max(len(answer.heads) - 1, 0), 44)
    sheet.set_column(len(answer.heads), len(heads), 16)
    sheet.write_row(len(top) + 1, 0, heads, heading)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(len(top) + 1)
    for row, (words, numbers) in enumerate(_lines(answer), start=len(top) + 2):
        for column, word in enumerate(words):
            sheet.write_string(row, column, word)
        for column, number in enumerate(numbers, start=len(words)):
            if number is not None:
                sheet.write_number(row, column, float(number), whole if float(number).is_integer() else broken)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_name(asked)}.xlsx", content_type=SHEET)


def table(request: HttpRequest) -> HttpResponse:
    """Write the table as CSV; what is not whole stands as a fraction, so that nothing is rounded."""
    asked, answer = _answered(request)
    text = io.StringIO()
    writer = InertWriter(text)
    writer.writerow([*answer.heads, *answer.columns])
    for words, numbers in _lines(answer):
        writer.writerow([*words, *map(_exact, numbers)])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(asked)}.csv"'
    return response


def _answered(request: HttpRequest) -> tuple[Asked, Answer]:
    reader = reader_of(request)
    asked = asked_of(request, reader)
    if asked is None:
        raise Http404
    return asked, answer_for(asked, reader)


def _told(asked: Asked, answer: Answer) -> list[str]:
    conditions = in_words(asked, asked.where)
    tree = [_("In the tree of %(day)s") % {"day": f"{asked.tree:%d/%m/%Y}"}] if asked.tree else []
    without = without_in_words(answer.told)
    left_out = [f"{_('Without decision')} {asked.without}: {without}"] if without else []
    return [title_of(asked, answer.told), answer.told.indicator.explained(language()), *conditions, *tree, *left_out]


def _lines(answer: Answer) -> list[tuple[tuple[str, ...], list[Number]]]:
    lines = [(line.words, [cell.value for cell in line.cells]) for line in answer.lines]
    if answer.total and not answer.points:
        words = (_("Total"), *[""] * (len(answer.heads) - 1)) if answer.heads else ()
        lines.append((words, [cell.value for cell in answer.total]))
    return lines


def _exact(number: Number) -> Number:
    return round(number, 6) if isinstance(number, float) else number


def _name(asked: Asked) -> str:
    return f"{asked.code}-{asked.unit.code or asked.unit.id}-{asked.on:%Y-%m-%d}"
