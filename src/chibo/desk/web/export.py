"""Give a list of members as a workbook."""

import tempfile
from uuid import UUID

import xlsxwriter
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _

from chibo.desk.web.members import Narrowing
from chibo.desk.web.reader import reader_of
from chibo.desk.web.words import coded
from chibo.kernel.partial_dates import Precision
from chibo.register.members.api import SORTINGS, MemberLine, members_exported
from chibo.register.units.api import unit_seen
from chibo.trust.access.api import Permission
from chibo.ui.api import sorting_of

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (6, 28, 8, 12, 14, 14, 14, 14, 10, 44)


def members(request: HttpRequest, unit: UUID) -> FileResponse:
    """Write the list as it is narrowed and ordered on the page, all of its pages, row by row into a file."""
    reader = reader_of(request)
    scope = reader.scope(Permission.EXPORT_MEMBERS)
    seen = unit_seen(unit, on=reader.on, scope=scope)
    sorting = sorting_of(request, offered=SORTINGS).parameter
    lines = members_exported(
        seen.id, filters=Narrowing(request.GET).filters(), on=reader.on, scope=scope, sorting=sorting
    )
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    # Inert: a text stays a text, whatever it begins with.
    book = xlsxwriter.Workbook(
        file,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet(_("Members"))
    bold, heading = book.add_format({"bold": True, "font_size": 13}), book.add_format({"bold": True, "bottom": 1})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(4, 2)
    sheet.write_string(0, 0, seen.name, bold)
    sheet.write_string(1, 0, _("Members on %(day)s") % {"day": f"{reader.on:%d/%m/%Y}"})
    headings = (
        _("No."),
        _("Name"),
        _("Sex"),
        _("Born"),
        _("Ethnic group"),
        _("Admitted"),
        _("Full member since"),
        _("Stage"),
        _("Exempt"),
        _("Cell"),
    )
    sheet.write_row(3, 0, headings, heading)
    for number, line in enumerate(lines, start=1):
        sheet.write_row(number + 3, 0, (number, *_cells(line)))
    book.close()
    file.seek(0)
    name = f"{_('members')}-{seen.code or seen.id}-{reader.on:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=SHEET)


def _cells(line: MemberLine) -> tuple[str, ...]:
    dates = tuple(
        "" if one.precision is Precision.UNKNOWN else str(one) for one in (line.born, line.admitted, line.recognised)
    )
    return (
        line.name,
        coded("sex", line.sex) or "",
        dates[0],
        coded("ethnicity", line.ethnicity) or "",
        dates[1],
        dates[2],
        _("Full") if line.is_full else _("Probationary"),
        _("Yes") if line.is_exempt else "",
        line.cell_name,
    )
