"""Show a table filled in, each number a link to what it is made of: as counted, with its checks; or as signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chibo.desk.web.tables import editions
from chibo.desk.web.tables.addresses import editions_address, signing_address, table_address
from chibo.desk.web.tables.asking import counting, edition_of, reader_and_asked
from chibo.desk.web.tables.files import files_of
from chibo.desk.web.tables.index import editions_listed
from chibo.desk.web.tables.shown import checks_shown, form_shown


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table with its checks; the edition asked for, as it was signed."""
    reader, asked = reader_and_asked(request)
    signed = edition_of(number, asked)
    if signed is not None:
        return editions.show(request, reader, asked, signed)
    with counting(asked) as tables:
        filled = tables.table(number, asked.unit.id, asked.period)
        checks = tables.checks(filled)
    known = filled.definition.number
    content = {
        **form_shown(filled, asked, opens=True),
        "checks": checks_shown(checks),
        "editions": editions_listed(asked).get(known, []),
        "editions_address": editions_address(known, asked),
        "files": files_of(known, asked),
        "signing": signing_address(known, asked, reader),
        "all_tables": table_address(known, asked).partition("?")[2],
    }
    return render(request, "desk/tables/show.html", content)
