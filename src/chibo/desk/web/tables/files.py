"""Give tables as files: one, or all of a unit; the package of several units is `package.py`."""

import tempfile
from collections.abc import Mapping, Sequence

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse

from chibo.desk.web.export import SHEET
from chibo.desk.web.tables.asking import Asked, counting, edition_of, forms_of, reader_and_asked
from chibo.figures.api import FilledTable, last_signed
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.papers.tables.api import ENDINGS, write_table

_NAMED = 5
_TYPES = {"xlsx": SHEET, "pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "json": "application/json"}
_NAMES = {"xlsx": "Excel", "pdf": "PDF", "csv": "CSV", "json": "JSON"}


class NotAllSigned(RuleBroken):
    """The tables are asked for as signed, and some are not."""

    def __init__(self, missing: Sequence[tuple[str, str]]) -> None:
        text = gettext_noop(
            "%(count)s of these tables are not signed for the period: %(tables)s. Sign them, or take them as counted."
        )
        named = "; ".join(f"{number}, {unit}" for number, unit in missing[:_NAMED])
        tables = f"{named} …" if len(missing) > _NAMED else named
        super().__init__("tables_not_all_signed", text, {"count": len(missing), "tables": tables})


def one(request: HttpRequest, number: str, form: str) -> FileResponse:
    """Give the table of the page as a file: as counted, or the edition as it was signed."""
    _reader, asked = reader_and_asked(request)
    filled = edition_of(number, asked)
    if filled is None:
        with counting(asked) as tables:
            filled = tables.table(number, asked.unit.id, asked.period)
    name = f"bieu-{filled.definition.number}-{file_name(asked)}"
    if filled.edition is not None:
        name += f"-lan-ky-{filled.edition}"
    return _table_file([filled], form, name)


def of_unit(request: HttpRequest, form: str) -> FileResponse:
    """Give all tables of the unit in one file."""
    _reader, asked = reader_and_asked(request)
    return _table_file(_filled(request, asked), form, f"bieu-{file_name(asked)}")


def _filled(request: HttpRequest, asked: Asked) -> list[FilledTable]:
    units = {asked.unit.id: asked.unit.name}
    if request.GET.get("values") == "signed":
        return signed_tables(asked, units)
    numbers = numbers_made(asked)
    with counting(asked) as tables:
        return [tables.table(number, asked.unit.id, asked.period) for number in numbers]


def numbers_made(asked: Asked) -> list[str]:
    """Give the numbers of the tables that are made for the period; where there is none, nothing is found."""
    numbers = [number for number, form in forms_of(asked).items() if asked.period.length in form.periods]
    if not numbers:
        raise Http404
    return numbers


def signed_tables(asked: Asked, units: Mapping[int, str]) -> list[FilledTable]:
    """Give each table of each unit as it was last signed. Raises `NotAllSigned`."""
    places = [(unit, number) for unit in units for number in numbers_made(asked)]
    signed = last_signed(list(units), asked.period)
    missing = [(number, units[unit]) for unit, number in places if (unit, number) not in signed]
    if missing:
        raise NotAllSigned(missing)
    return [signed[place] for place in places]


def _table_file(tables: Sequence[FilledTable], form: str, name: str) -> FileResponse:
    known = known_form(form)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    write_table(file, tables, known)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.{known}", content_type=_TYPES[known])


def known_form(form: str) -> str:
    """Give the form of the files, where tables are written in it; else nothing is found."""
    if form not in ENDINGS:
        raise Http404
    return form


def file_name(asked: Asked) -> str:
    """Name the unit and the period as files do."""
    return f"{asked.unit.code or asked.unit.id}-{asked.period}"


def files_of(number: str, asked: Asked) -> list[tuple[str, str]]:
    """Give the addresses of the table's files, each with its name."""
    part = asked.address_part()
    return [(_NAMES[form], f"{reverse('desk:table_file', args=[number, form])}?{part}") for form in ENDINGS]


def files_of_all(asked: Asked) -> list[tuple[str, str]]:
    """Give the addresses of the files that hold all tables of the unit."""
    part = asked.address_part(edition=None)
    return [(_NAMES[form], f"{reverse('desk:tables_file', args=[form])}?{part}") for form in ENDINGS]
